import { MAXIMUM_DEPTH } from "./run.ts";
import type { Schema } from "./schema.ts";

/** References that a description follows; what is further in is cut. */
const MAXIMUM_DESCRIBED = 4;
let described = 0;

/** A schema that is named before it exists, for recursion. */
export function lazy(target: () => Schema): Schema {
  let known: Schema | undefined;
  const resolve = (): Schema => {
    known ??= target();
    return known;
  };
  return {
    kind: "mixed",
    /** A union that refers to itself has no end of names, so the inner ones are cut. */
    get expects() {
      if (described >= MAXIMUM_DESCRIBED) return "the same again";
      described += 1;
      try {
        return resolve().expects;
      } finally {
        described -= 1;
      }
    },
    check(value, run) {
      const valid = run.enter() && resolve().check(value, run);
      run.leave();
      return valid;
    },
    fill(value, depth) {
      if (depth <= MAXIMUM_DEPTH) resolve().fill?.(value, depth + 1);
    },
    initial: () => resolve().initial?.(),
    inner: resolve,
  };
}

/** The schema, with the value that `applyDefaults` gives an absent property. The default itself isn't checked. */
export function withDefault(schema: Schema, value: unknown): Schema {
  return {
    kind: schema.kind,
    get expects() {
      return schema.expects;
    },
    check: (candidate, run) => schema.check(candidate, run),
    initial: () => structuredClone(value),
    inner: () => schema,
    ...(schema.fill && { fill: (candidate: unknown, depth: number) => schema.fill?.(candidate, depth) }),
  };
}
