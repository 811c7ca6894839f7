import type { Schema } from "../../model/schema.ts";
import type { At } from "../step.ts";
import { nameOf } from "./compare-variants.ts";
import type { Effect, Scope } from "./scope.ts";

/** Two schemas of different kinds: one may still admit all that the other does. */
export function compareKinds(before: Schema, after: Schema, at: At, scope: Scope): void {
  const effect: Effect | undefined = admits(after, before) ? "widened" : admits(before, after) ? "narrowed" : undefined;
  const what = `is ${nameOf(after)} now; it was ${nameOf(before)}`;
  if (effect === undefined) scope.report("TYPE_CHANGED", "breaking", at, what);
  else scope.report(effect === "widened" ? "TYPE_WIDENED" : "TYPE_NARROWED", effect, at, what);
}

/** Whether every value of a narrow schema is one of the wide schema, as far as their kinds tell. */
function admits(wide: Schema, narrow: Schema): boolean {
  if (wide.kind === "any" || narrow.kind === "never") return true;
  if (wide.kind === "union") return wide.variants.some((variant) => isLike(variant, narrow) || admits(variant, narrow));
  if (narrow.kind === "enum") return narrow.values.every((value) => kindsOf(value).includes(wide.kind));
  return wide.kind === "number" && narrow.kind === "integer";
}

function isLike(a: Schema, b: Schema): boolean {
  if (a.kind === "ref" || b.kind === "ref") return a.kind === b.kind && nameOf(a) === nameOf(b);
  return a.kind === b.kind && a.kind !== "enum";
}

function kindsOf(value: unknown): string[] {
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return typeof value === "string" || typeof value === "boolean" ? [typeof value] : [];
}
