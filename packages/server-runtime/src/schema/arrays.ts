import { canonical } from "./equality.ts";
import type { Run } from "./run.ts";
import { MAXIMUM_DEPTH } from "./run.ts";
import type { Schema } from "./schema.ts";

export interface ArrayOptions {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** Schemas of the first items; the array's item schema is that of the others. */
  readonly prefixItems?: readonly Schema[];
}

type Rule = (items: readonly unknown[], run: Run) => boolean;

function entries(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}

function lengthRule({ minItems = 0, maxItems = Number.POSITIVE_INFINITY }: ArrayOptions): Rule[] {
  if (minItems <= 0 && maxItems === Number.POSITIVE_INFINITY) return [];
  const few = minItems === 1 ? "must not be empty" : `must have at least ${entries(minItems)}`;
  const many = `must have at most ${entries(maxItems)}`;
  return [
    (items, run) => {
      if (items.length < minItems) return run.fail("minItems", few);
      return items.length <= maxItems || run.fail("maxItems", many);
    },
  ];
}

function itemsRule(item: Schema, prefix: readonly Schema[]): Rule {
  return (items, run) => {
    let valid = true;
    for (let index = 0; index < items.length; index += 1) {
      if (run.child(prefix[index] ?? item, items[index], index)) continue;
      valid = false;
      if (run.done) break;
    }
    return valid;
  };
}

function repeated(value: unknown, seen: Set<unknown>, seenNested: Set<string>, run: Run): boolean {
  if (typeof value !== "object" || value === null) return seen.size === seen.add(value).size;
  const text = canonical(value, MAXIMUM_DEPTH);
  if (text !== undefined) return seenNested.size === seenNested.add(text).size;
  run.exhausted = "depth";
  return true;
}

const uniqueRule: Rule = (items, run) => {
  const seen = new Set<unknown>();
  const seenNested = new Set<string>();
  for (let index = 0; index < items.length; index += 1) {
    if (repeated(items[index], seen, seenNested, run)) return run.fail("uniqueItems", "is given twice", index);
  }
  return true;
};

function everyRule(rules: readonly Rule[], items: readonly unknown[], run: Run): boolean {
  let valid = true;
  for (const rule of rules) {
    if (rule(items, run)) continue;
    valid = false;
    if (run.done) break;
  }
  return valid;
}

export function array(item: Schema, options: ArrayOptions = {}): Schema {
  const { prefixItems = [], uniqueItems = false } = options;
  const rules = [...lengthRule(options), itemsRule(item, prefixItems), ...(uniqueItems ? [uniqueRule] : [])];
  const filled = [item, ...prefixItems].some((schema) => schema.fill);
  return {
    kind: "array",
    expects: "an array",
    rest: item,
    check(value, run) {
      if (!Array.isArray(value)) return run.fail("type", "must be an array");
      const valid = run.enter() && everyRule(rules, value, run);
      run.leave();
      return valid;
    },
    ...(filled && {
      fill(value: unknown, depth: number) {
        if (!Array.isArray(value) || depth > MAXIMUM_DEPTH) return;
        for (const [index, entry] of value.entries()) (prefixItems[index] ?? item).fill?.(entry, depth + 1);
      },
    }),
  };
}
