import { indent, LINE_WIDTH } from "./text.ts";

/** A type as text, and what it is made of: that decides where it needs brackets. */
export interface Piece {
  readonly text: string;
  readonly rank: "atom" | "intersection" | "union";
  /** Of a union: its members. */
  readonly members?: readonly Piece[];
}

export function atom(text: string): Piece {
  return { text, rank: "atom" };
}

/** Indentation and a name stand before most types. */
const WIDTH = LINE_WIDTH - 24;

/** One of the types; each is written once, and `unknown` takes in all others. */
export function union(pieces: readonly Piece[]): Piece {
  const flat = pieces.flatMap((piece) => piece.members ?? [piece]);
  const byText = new Map(flat.filter(({ text }) => text !== "never").map((piece) => [piece.text, piece]));
  const unknown = byText.get("unknown");
  if (unknown) return unknown;
  if (byText.has("true") && byText.has("false"))
    return union([atom("boolean"), ...flat.filter(({ text }) => text !== "true" && text !== "false")]);
  const members = [...byText.values()];
  const [only] = members;
  if (!only) return atom("never");
  if (members.length === 1) return only;
  const texts = members.map((member) => (member.rank === "atom" ? member.text : bracketed(member)));
  const line = texts.join(" | ");
  const text = line.length <= WIDTH && !line.includes("\n") ? line : lines(texts);
  return { text, rank: "union", members };
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `\n| ${indent(text).trimStart()}`).join("");
}

export function listOf(item: Piece): Piece {
  return atom(`${item.rank === "atom" ? item.text : bracketed(item)}[]`);
}

export function bracketed({ text }: Piece): string {
  return text.startsWith("\n") ? `(${indent(text)}\n)` : `(${text})`;
}
