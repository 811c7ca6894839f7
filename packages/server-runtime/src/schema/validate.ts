import { type Issue, Run } from "./run.ts";
import type { Schema } from "./schema.ts";

const EXHAUSTED: Record<"depth" | "steps", string> = {
  depth: "is nested too deeply",
  steps: "is too large to be checked",
};

/** Whether a value is valid. */
export function matches(schema: Schema, value: unknown): boolean {
  const run = new Run();
  return schema.check(value, run) && run.exhausted === undefined;
}

/** What is wrong with a value, at most 20 issues; none when it is valid. */
export function validate(schema: Schema, value: unknown): Issue[] {
  if (matches(schema, value)) return [];
  const issues: Issue[] = [];
  const run = new Run(issues);
  schema.check(value, run);
  if (run.exhausted !== undefined) {
    return [{ path: "", field: "", rule: run.exhausted, message: EXHAUSTED[run.exhausted] }];
  }
  return issues;
}

/**
 * Puts the defaults of absent properties into a valid value, in place, and returns it; the schema's own default when the
 * value itself is undefined.
 */
export function applyDefaults(schema: Schema, value: unknown): unknown {
  const present = value === undefined ? schema.initial?.() : value;
  schema.fill?.(present, 0);
  return present;
}
