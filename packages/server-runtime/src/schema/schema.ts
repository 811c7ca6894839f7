import type { Run } from "./run.ts";

export type Kind = "string" | "integer" | "number" | "boolean" | "null" | "array" | "object" | "binary" | "mixed";

/** A compiled JSON Schema. Make one with the factories of `s`, once, when the module loads. */
export interface Schema {
  /** JSON type of the values; `mixed` where there are several, or where it is known only at run time. */
  readonly kind: Kind;
  /** What a value is, as it follows "must be": `a string`, `one of quick, deep`. */
  readonly expects: string;
  /** True when the value is valid; otherwise what is wrong is told to the run, if it collects. */
  check(value: unknown, run: Run): boolean;
  /** Puts defaults into an already valid value, in place. Absent where no default can be below. */
  fill?(value: unknown, depth: number): void;
  /** A fresh copy of the default, `undefined` without one. */
  initial?(): unknown;
  /** The schema this one wraps; readers of text look through it to find the kind. */
  inner?(): Schema;
  readonly properties?: ReadonlyMap<string, Schema>;
  /** Of an object: the schema of properties that aren't named. Of an array: the schema of its items. */
  readonly rest?: Schema;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
