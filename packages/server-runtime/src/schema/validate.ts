import { type Issue, Run, type View } from "./run.ts";
import type { Schema } from "./schema.ts";

const EXHAUSTED: Record<"depth" | "steps", string> = {
  depth: "is nested too deeply",
  steps: "is too large to be checked",
};

/** Whether a value is valid; in a request or a response, if `view` says so. */
export function matches(schema: Schema, value: unknown, view?: View): boolean {
  const run = new Run(view);
  return schema.check(value, run) && run.exhausted === undefined;
}

/** What is wrong with a value, at most 20 issues; none when it is valid. */
export function validate(schema: Schema, value: unknown, view?: View): Issue[] {
  if (matches(schema, value, view)) return [];
  const issues: Issue[] = [];
  const run = new Run(view, issues);
  schema.check(value, run);
  if (run.exhausted !== undefined) {
    return [{ path: "", field: "", rule: run.exhausted, message: EXHAUSTED[run.exhausted] }];
  }
  return issues;
}

/**
 * Puts the defaults of absent properties into a valid request's value, in place, takes read-only ones out, and returns it;
 * the schema's own default when the value itself is undefined.
 */
export function applyDefaults(schema: Schema, value: unknown): unknown {
  const present = value === undefined ? schema.initial?.() : value;
  schema.fill?.(present, 0);
  return present;
}
