import type { EnumSchema } from "../../model/schema.ts";
import type { At } from "../step.ts";
import type { Scope } from "./scope.ts";

/** Generated SDKs let values pass that they don't know, so a new one breaks nobody. */
export function compareEnums(before: EnumSchema, after: EnumSchema, at: At, scope: Scope): void {
  const old = new Set(before.values.map((value) => JSON.stringify(value)));
  const now = new Set(after.values.map((value) => JSON.stringify(value)));
  for (const value of now) {
    if (!old.has(value)) scope.report("ENUM_VALUE_ADDED", "non-breaking", at, `may be ${value} now`);
  }
  for (const value of old) {
    if (!now.has(value)) scope.report("ENUM_VALUE_REMOVED", "narrowed", at, `can't be ${value} any more`);
  }
}
