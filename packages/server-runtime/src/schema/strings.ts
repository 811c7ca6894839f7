import { stringFormats } from "./formats/index.ts";
import { type Constraint, leaf } from "./leaf.ts";
import type { Schema } from "./schema.ts";

export interface StringOptions {
  /** Shortest and longest length, in code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression, found anywhere in the text unless anchored; read with the `u` flag. */
  readonly pattern?: string;
  /** `date-time`, `email`, `uri` …; an unknown format is not checked. */
  readonly format?: string;
}

const isString = (value: unknown): value is string => typeof value === "string";

function characters(count: number): string {
  return count === 1 ? "1 character" : `${count} characters`;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Counts code points only when the number of UTF-16 units leaves it open. */
function atLeast(minimum: number): Constraint<string> {
  const message = minimum === 1 ? "must not be empty" : `must be at least ${characters(minimum)} long`;
  const holds = (text: string): boolean =>
    text.length >= minimum && (text.length >= 2 * minimum || codePoints(text) >= minimum);
  return { rule: "minLength", message, holds };
}

function atMost(maximum: number): Constraint<string> {
  const holds = (text: string): boolean =>
    text.length <= maximum || (text.length <= 2 * maximum && codePoints(text) <= maximum);
  return { rule: "maxLength", message: `must be at most ${characters(maximum)} long`, holds };
}

function inPattern(pattern: string): Constraint<string> {
  const expression = new RegExp(pattern, "u");
  return { rule: "pattern", message: `must match ${pattern}`, holds: (text) => expression.test(text) };
}

function inFormat(name: string): Constraint<string>[] {
  const format = stringFormats.get(name);
  return format ? [{ rule: "format", message: `must be ${format.expects}`, holds: format.test }] : [];
}

export function string(options: StringOptions = {}): Schema {
  const { minLength = 0, maxLength, pattern, format } = options;
  const constraints = [
    ...(minLength > 0 ? [atLeast(minLength)] : []),
    ...(maxLength === undefined ? [] : [atMost(maxLength)]),
    ...(pattern === undefined ? [] : [inPattern(pattern)]),
    ...(format === undefined ? [] : inFormat(format)),
  ];
  return leaf({ kind: "string", expects: "a string", is: isString, constraints });
}
