import { isObject, type Json } from "../document/json.ts";
import type { EnumSchema } from "../model/schema.ts";
import { propertyKey, quote } from "./text.ts";
import { atom, type Piece } from "./type-pieces.ts";

/** Types that values which an enum doesn't list may have. */
export type OtherValues = readonly ("string" | "number")[];

/** A single value is no choice, so nobody adds to it: it tells what something is. */
export function otherValues({ values, open }: EnumSchema): OtherValues {
  if (values.length < 2 && !open) return [];
  return (["string", "number"] as const).filter((type) => values.some((value) => typeof value === type));
}

/** Each value as a literal type. */
export function enumPieces({ values }: EnumSchema): Piece[] {
  return values.map((value) => atom(literalType(value)));
}

/** `string & {}` lets other texts in, and editors still propose the known ones. */
export function otherPieces(others: OtherValues): Piece[] {
  return others.map((type) => ({ text: `${type} & {}`, rank: "intersection" }));
}

function literalType(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, item = null]) => `${propertyKey(name)}: ${literalType(item)}`);
    return members.length === 0 ? "{ [key: string]: never }" : `{ ${members.join("; ")} }`;
  }
  // JSON has no other numbers, but YAML does.
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  return JSON.stringify(value);
}
