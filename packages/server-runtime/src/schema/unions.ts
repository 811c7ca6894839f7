import type { Issue, Run } from "./run.ts";
import { isObject, type Schema } from "./schema.ts";
import { matches } from "./validate.ts";
import { listed } from "./values.ts";

function either(expectations: readonly string[]): string {
  const distinct = [...new Set(expectations)];
  const last = distinct.pop() ?? "absent";
  return distinct.length === 0 ? last : `${distinct.join(", ")} or ${last}`;
}

const wrongType = (issues: readonly Issue[], location: string): boolean =>
  issues.some((issue) => issue.rule === "type" && issue.path === location);

/**
 * Says why no branch fits. When the value is plainly meant for one branch, that branch's issues help most; otherwise it
 * helps to list what would have been accepted.
 */
function explain(rule: string, branches: readonly Schema[], value: unknown, run: Run): false {
  if (run.issues === undefined) return false;
  const { location } = run;
  const meant = branches
    .map((branch) => run.separately(branch, value))
    .filter((issues) => issues.length > 0 && !wrongType(issues, location));
  const reaching = meant.filter((issues) => issues.some((issue) => issue.path !== location));
  const [best] = (reaching.length > 0 ? reaching : meant).sort((a, b) => a.length - b.length);
  if (best === undefined || (reaching.length === 0 && meant.length > 1)) {
    return run.fail(rule, `must be ${either(branches.map((branch) => branch.expects))}`);
  }
  for (const issue of best) run.add(issue);
  return false;
}

function fillFirstMatch(branches: readonly Schema[]) {
  if (!branches.some((branch) => branch.fill)) return {};
  return {
    fill(value: unknown, depth: number) {
      branches.find((branch) => matches(branch, value, "request"))?.fill?.(value, depth);
    },
  };
}

function union(rule: string, branches: readonly Schema[], holds: (value: unknown, run: Run) => boolean): Schema {
  return {
    kind: "mixed",
    get expects() {
      return either(branches.map((branch) => branch.expects));
    },
    check: (value, run) => holds(value, run) || explain(rule, branches, value, run),
    ...fillFirstMatch(branches),
  };
}

export function anyOf(branches: readonly Schema[]): Schema {
  return union("anyOf", branches, (value, run) => branches.some((branch) => run.quietly(branch, value)));
}

function matchCount(branches: readonly Schema[], value: unknown, run: Run): number {
  let count = 0;
  for (const branch of branches) {
    if (run.quietly(branch, value)) count += 1;
    if (count > 1) break;
  }
  return count;
}

export function oneOf(branches: readonly Schema[]): Schema {
  return {
    kind: "mixed",
    get expects() {
      return either(branches.map((branch) => branch.expects));
    },
    check(value, run) {
      const count = matchCount(branches, value, run);
      if (count > 1) return run.fail("oneOf", "must match only one of the allowed forms, but matches several");
      return count === 1 || explain("oneOf", branches, value, run);
    },
    ...fillFirstMatch(branches),
  };
}

/** Every part on its own: a part with `additional: false` refuses what only the other parts name. */
export function allOf(parts: readonly Schema[]): Schema {
  const [first] = parts;
  const properties = new Map(parts.flatMap((part) => [...(part.properties ?? [])]));
  return {
    kind: first?.kind ?? "mixed",
    get expects() {
      return first?.expects ?? "anything";
    },
    ...(properties.size > 0 && { properties }),
    check(value, run) {
      let valid = true;
      for (const part of parts) {
        if (part.check(value, run)) continue;
        valid = false;
        if (run.done) break;
      }
      return valid;
    },
    ...(parts.some((part) => part.fill) && {
      fill(value: unknown, depth: number) {
        for (const part of parts) part.fill?.(value, depth);
      },
    }),
  };
}

export function not(schema: Schema): Schema {
  return {
    kind: "mixed",
    get expects() {
      return `anything but ${schema.expects}`;
    },
    check: (value, run) => !run.quietly(schema, value) || run.fail("not", `must not be ${schema.expects}`),
  };
}

export function nullable(schema: Schema): Schema {
  const branches: readonly Schema[] = [
    schema,
    { kind: "null", expects: "null", check: (_, run) => run.fail("type", "") },
  ];
  return {
    kind: "mixed",
    // Asked for only when something is wrong: a reference to a schema further down can't be followed before.
    get expects() {
      return either(branches.map((branch) => branch.expects));
    },
    check: (value, run) => value === null || run.quietly(schema, value) || explain("type", branches, value, run),
    inner: () => schema,
    ...(schema.fill && { fill: (value: unknown, depth: number) => schema.fill?.(value, depth) }),
    ...(schema.initial && { initial: () => schema.initial?.() }),
  };
}

/** An object whose property `tag` says which schema holds. The schema of each value must itself require the tag. */
export function discriminated(tag: string, branches: Readonly<Record<string, Schema>>): Schema {
  const byTag = new Map(Object.entries(branches));
  const unknownTag = `must be ${byTag.size === 1 ? "" : "one of "}${listed([...byTag.keys()])}`;
  const branchOf = (value: unknown): Schema | undefined => {
    const name = isObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined;
    // Tags are listed as texts; the property may be a number or a flag.
    return typeof name === "object" || name === undefined ? undefined : byTag.get(String(name));
  };
  return {
    kind: "object",
    expects: "an object",
    check(value, run) {
      if (!isObject(value)) return run.fail("type", "must be an object");
      const branch = branchOf(value);
      if (branch !== undefined) return branch.check(value, run);
      return Object.hasOwn(value, tag) ? run.fail("enum", unknownTag, tag) : run.fail("required", "is required", tag);
    },
    fill: (value, depth) => branchOf(value)?.fill?.(value, depth),
  };
}
