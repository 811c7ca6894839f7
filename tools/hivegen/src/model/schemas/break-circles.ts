import type { Context } from "../context.ts";
import type { Schema } from "../schema.ts";
import { circlesOf } from "./circles.ts";

type Types = ReadonlyMap<string, Schema>;

/** Compilers follow types that are defined by others recursively, so rows of them must not be longer. */
const LONGEST_ROW = 250;

/**
 * Types that are defined by themselves with nothing in between (`A = B | null`, `B = A & { … }`) have no meaning, and
 * don't compile. Each circle is broken at the references that lead back to alphabetically earlier ones of its types.
 */
export function breakCircles(context: Context, named: Types): Types {
  const types = shortenRows(named);
  const edges = new Map([...types].map(([key, schema]) => [key, aliasEdges(schema).filter((name) => types.has(name))]));
  const circles = circlesOf(types.keys(), (key) => edges.get(key) ?? []);
  const result = new Map(types);
  const lengths = new Map<string, number>();
  for (const key of inOrder(circles)) {
    const leadsBack = (name: string) => circles.get(name) === circles.get(key) && name <= key;
    const isTooFar = (name: string) => (lengths.get(name) ?? 0) >= LONGEST_ROW;
    const targets = edges.get(key) ?? [];
    const cut = targets.filter((name) => leadsBack(name) || isTooFar(name));
    const kept = targets.filter((name) => !cut.includes(name));
    lengths.set(key, 1 + Math.max(0, ...kept.map((name) => lengths.get(name) ?? 0)));
    const schema = types.get(key);
    if (cut.length === 0 || !schema) continue;
    report(context, key, cut.some(leadsBack));
    result.set(key, withoutReferences(schema, new Set(cut)));
  }
  return result;
}

function report(context: Context, key: string, isCircle: boolean): void {
  const at = ["components", "schemas", key];
  const code = isCircle ? "REF_CYCLE" : "SCHEMA_UNSUPPORTED";
  const what = isCircle
    ? "is defined by itself with nothing in between"
    : "is defined by too long a row of other types";
  context.report(
    code,
    "warning",
    at,
    `${key} ${what}, so anything goes at that place. Break the ${isCircle ? "circle" : "row"}.`,
  );
}

/** Types after those that they are defined by; in a circle, from the alphabetically last to the first. */
function inOrder(circles: ReadonlyMap<string, number>): string[] {
  const order: string[] = [];
  let circle: string[] = [];
  let number: number | undefined;
  for (const [key, current] of circles) {
    if (current !== number) {
      order.push(...circle.sort().reverse());
      circle = [];
      number = current;
    }
    circle.push(key);
  }
  return [...order, ...circle.sort().reverse()];
}

/** What a type must be known for it to be known: not what is inside of objects and lists. */
function aliasEdges(root: Schema): string[] {
  const edges: string[] = [];
  const pending = [root];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (schema.kind === "ref") edges.push(schema.name);
    else if (schema.kind === "union") pending.push(...schema.variants);
    else if (schema.kind === "intersection") pending.push(...schema.parts);
  }
  return edges;
}

function withoutReferences(schema: Schema, names: ReadonlySet<string>): Schema {
  const inside = (part: Schema) => withoutReferences(part, names);
  if (schema.kind === "ref") return names.has(schema.name) ? { ...schema, kind: "any" } : schema;
  if (schema.kind === "union") return { ...schema, variants: schema.variants.map(inside) };
  if (schema.kind === "intersection") return { ...schema, parts: schema.parts.map(inside) };
  return schema;
}

/** Names for the same type in a long row refer to its end. */
function shortenRows(types: Types): Types {
  const ends = new Map<string, { end: string; length: number }>();
  const endOf = (start: string) => {
    const passed: string[] = [];
    let key = start;
    let schema = types.get(key);
    while (schema?.kind === "ref" && !schema.nullable && !ends.has(key)) {
      // In a circle, the way back is no end.
      ends.set(key, { end: key, length: 0 });
      passed.push(key);
      key = schema.name;
      schema = types.get(key);
    }
    let { end, length } = ends.get(key) ?? { end: key, length: 0 };
    for (const name of passed.reverse()) ends.set(name, { end, length: ++length });
    return { end, length };
  };
  const shorten = (schema: Schema): Schema => {
    if (schema.kind !== "ref") return schema;
    const { end, length } = endOf(schema.name);
    return length > LONGEST_ROW / 2 ? { ...schema, name: end } : schema;
  };
  return new Map([...types].map(([key, schema]) => [key, shorten(schema)]));
}
