import type { Schema } from "../../model/schema.ts";
import type { At } from "../step.ts";
import type { Scope } from "./scope.ts";

const LOWER = ["minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"] as const;
const UPPER = ["maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"] as const;
/** There is no telling which of two values admits more. */
const EXACT = ["pattern", "format", "multipleOf", "uniqueItems"] as const;

type Limits = Readonly<Partial<Record<string, unknown>>>;

/** Lengths, ranges, patterns and formats. Who receives a value that is looser than before has the same type as before. */
export function compareLimits(before: Schema, after: Schema, at: At, scope: Scope): void {
  const [old, now]: [Limits, Limits] = [{ ...before }, { ...after }];
  for (const name of LOWER) compareBound(name, number(old[name], -Infinity), number(now[name], -Infinity), at, scope);
  for (const name of UPPER) compareBound(name, -number(old[name], Infinity), -number(now[name], Infinity), at, scope);
  for (const name of EXACT) {
    if (old[name] === now[name]) continue;
    if (now[name] === undefined) loosened(name, at, scope);
    else tightened(`${name} ${String(now[name])}`, at, scope);
  }
}

function compareBound(name: string, before: number, after: number, at: At, scope: Scope): void {
  if (after > before) tightened(`${name} ${Math.abs(after)}`, at, scope);
  if (after < before) loosened(name, at, scope);
}

function tightened(limit: string, at: At, scope: Scope): void {
  scope.report("LIMIT_TIGHTENED", "narrowed", at, `is limited more tightly: ${limit}`);
}

function loosened(name: string, at: At, scope: Scope): void {
  scope.report("LIMIT_LOOSENED", "non-breaking", at, `is limited less tightly: ${name}`);
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
