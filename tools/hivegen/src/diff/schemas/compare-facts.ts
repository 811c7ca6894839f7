import type { Schema } from "../../model/schema.ts";
import type { At } from "../step.ts";
import type { Scope } from "./scope.ts";

/** What is said about a value besides its form: null, defaults, deprecation, and words. */
export function compareFacts(before: Schema, after: Schema, at: At, scope: Scope): void {
  if (!before.nullable && after.nullable) scope.report("NULL_ADDED", "widened", at, "may be null now");
  if (before.nullable && !after.nullable) scope.report("NULL_REMOVED", "narrowed", at, "may not be null any more");
  if (!before.deprecated && after.deprecated) scope.report("DEPRECATED", "non-breaking", at, "is deprecated now");
  compareDefaults(before, after, at, scope);
  if (before.description !== after.description) {
    scope.report("DOCUMENTATION_CHANGED", "docs-only", at, "is described differently");
  }
  if (!isSame(before.examples, after.examples)) {
    scope.report("EXAMPLE_CHANGED", "docs-only", at, "has other examples");
  }
}

/** Whoever relies on a default gets another one, or none; a new one changes nothing for those who know how to do without. */
function compareDefaults(before: Schema, after: Schema, at: At, scope: Scope): void {
  if (isSame(before.default, after.default)) return;
  const text = (value: unknown) => (value === undefined ? "none" : JSON.stringify(value));
  const level = scope.direction === "request" && before.default !== undefined ? "breaking" : "non-breaking";
  const what = `has another default: ${text(after.default)}; it was ${text(before.default)}`;
  scope.report("DEFAULT_CHANGED", level, at, what);
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
