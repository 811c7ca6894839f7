/** Small pieces of Python as text, formatted as ruff and black format. */

export const LINE_WIDTH = 120;

const INDENT = "    ";

/** A string literal. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  return doubles > singles ? `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inner}"`;
}

export function indent(text: string, by = INDENT): string {
  if (text === "") return text;
  return (text.startsWith("\n") ? "" : by) + text.replaceAll(/\n(?=[^\n])/g, `\n${by}`);
}

/** An expression inside a `literal`, printed as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A call of a class with keyword arguments; those that are `undefined` are left out. */
export class Construct {
  readonly name: string;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(name: string, members: Readonly<Record<string, unknown>>) {
    this.name = name;
    this.members = members;
  }
}

/**
 * A value as a Python literal: arrays are tuples, objects are dicts. On one line where that fits.
 * @param room columns from where its line begins
 * @param used of these, what stands in front of it and behind it
 */
export function literal(value: unknown, room = LINE_WIDTH, used = 0): string {
  if (value instanceof Code) return value.text;
  const inner = room - INDENT.length;
  if (value instanceof Construct) {
    const args = defined(value.members).map(([key, item]) => `${key}=${literal(item, inner, key.length + 2)}`);
    return list(`${value.name}(`, args, ")", room - used);
  }
  if (Array.isArray(value)) return tupleText(value, room, used);
  if (typeof value === "object" && value !== null) {
    const members = defined(value).map(([name, item]) => {
      const key = quote(name);
      return `${key}: ${literal(item, inner, key.length + 3)}`;
    });
    return list("{", members, "}", room - used);
  }
  return scalar(value);
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" && !Number.isFinite(value))
    return `float("${value > 0 ? "inf" : value < 0 ? "-inf" : "nan"}")`;
  return String(value);
}

function tupleText(items: readonly unknown[], room: number, used: number): string {
  const texts = items.map((item) => literal(item, room - INDENT.length, 1));
  const [only] = texts;
  if (texts.length !== 1 || only === undefined) return list("(", texts, ")", room - used);
  return !only.includes("\n") && only.length + 3 <= room - used ? `(${only},)` : `(\n${indent(`${only},`)}\n)`;
}

function defined(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** `open item, item close` on one line, or one item a line. */
export function list(open: string, items: readonly string[], close: string, width = LINE_WIDTH): string {
  if (items.length === 0) return open + close;
  const line = `${open}${items.join(", ")}${close}`;
  if (line.length <= width && !line.includes("\n")) return line;
  const comma = items.length > 1 ? "," : "";
  return [open, ...items.map((item) => indent(`${item}${comma}`)), close].join("\n");
}

/** A docstring, or nothing where there is nothing to say. @param column where it begins */
export function docstring(paragraphs: readonly (string | undefined)[], column: number): string[] {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== undefined && paragraph.trim() !== "")
    .flatMap((paragraph, index) => [
      ...(index > 0 ? [""] : []),
      ...wrap((paragraph ?? "").trimEnd(), LINE_WIDTH - 3 - column),
    ])
    .map((line) => escaped(line).trimEnd());
  dedent(lines);
  // A quote beside the three that open the text needs a space between.
  if (lines[0]?.startsWith('"')) lines[0] = ` ${lines[0]}`;
  const [only] = lines;
  if (only === undefined) return [];
  const closing = /["\\]$/.test(lines.at(-1) ?? "");
  if (lines.length === 1 && !closing && only.length + column + 6 <= LINE_WIDTH) return [`"""${only}"""`];
  if (lines.length === 1) return [`"""${only}${closing ? " " : ""}"""`];
  return [`"""${only}`, ...lines.slice(1), '"""'];
}

/** Lines that are all indented after the first are not meant to be. */
function dedent(lines: string[]): void {
  const depths = lines.slice(1).flatMap((line) => (line === "" ? [] : [line.search(/\S/)]));
  const depth = Math.min(...depths);
  if (!Number.isFinite(depth) || depth <= 0) return;
  for (let index = 1; index < lines.length; index++) lines[index] = (lines[index] ?? "").slice(depth);
}

function escaped(line: string): string {
  return line
    .replaceAll("\\", "\\\\")
    .replaceAll('"""', '\\"\\"\\"')
    .replaceAll(/\p{Cc}/gu, " ");
}

/** Breaks prose. Lists and code keep their lines. */
export function wrap(text: string, width: number): string[] {
  if (text.includes("```") || /^(?:Args|Example):\n/.test(text)) return text.split("\n");
  return joinLines(text).flatMap((line) => wrapLine(line, width));
}

/** Undoes line breaks inside a paragraph. */
function joinLines(text: string): string[] {
  const joined: string[] = [];
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/)) {
    const previous = joined.at(-1);
    const continues = previous !== undefined && previous !== "" && /^[^\s\-*|\d>#]/.test(line);
    if (continues) joined[joined.length - 1] = `${previous} ${line}`;
    else joined.push(line.replaceAll("\t", "    "));
  }
  return joined;
}

/** @param later in front of all lines but the first */
export function wrapLine(line: string, width: number, later = ""): string[] {
  const lines: string[] = [];
  let current = /^ */.exec(line)?.[0] ?? "";
  let isFirst = true;
  for (const word of line.trimStart().split(" ")) {
    const longer = isFirst ? current + word : `${current} ${word}`;
    isFirst = false;
    if (current.trim() !== "" && longer.length > width) {
      lines.push(current);
      current = later + word;
    } else current = longer;
  }
  return [...lines, current];
}
