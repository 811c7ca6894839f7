import type { Kind, Schema } from "./schema.ts";

/** One keyword of a schema, checked on values that have the right type. */
export interface Constraint<T> {
  readonly rule: string;
  /** Follows the field's name: `must be at least 1`. */
  readonly message: string;
  holds(value: T): boolean;
}

interface Leaf<T> {
  readonly kind: Kind;
  readonly expects: string;
  readonly is: (value: unknown) => value is T;
  readonly constraints?: readonly Constraint<T>[];
}

/** A schema of values that hold no others. */
export function leaf<T>({ kind, expects, is, constraints = [] }: Leaf<T>): Schema {
  const mismatch = `must be ${expects}`;
  if (constraints.length === 0) {
    return { kind, expects, check: (value, run) => is(value) || run.fail("type", mismatch) };
  }
  return {
    kind,
    expects,
    check(value, run) {
      if (!is(value)) return run.fail("type", mismatch);
      let valid = true;
      for (const constraint of constraints) {
        if (constraint.holds(value)) continue;
        valid = run.fail(constraint.rule, constraint.message);
        if (run.done) break;
      }
      return valid;
    },
  };
}
