import type { Context } from "../context.ts";
import type { Schema } from "../schema.ts";
import { circlesOf } from "./circles.ts";

/** Names that stand for each other in a row longer than this are shortened: compilers follow them recursively. */
const MAX_CHAIN = 100;

/**
 * Types that are defined by themselves with nothing in between (`A = B | null`, `B = A & { … }`) have no meaning, and
 * don't compile. Each circle is broken at the reference that leads back to the alphabetically first of its types.
 */
export function breakCircles(context: Context, types: ReadonlyMap<string, Schema>): Map<string, Schema> {
  const edges = new Map([...types].map(([key, schema]) => [key, aliasEdges(schema)]));
  const circles = circlesOf(types.keys(), (key) => edges.get(key) ?? []);
  const result = new Map<string, Schema>();
  for (const [key, schema] of types) {
    const leadsBack = (name: string) => circles.get(name) === circles.get(key) && name <= key && types.has(name);
    if (!edges.get(key)?.some(leadsBack)) {
      result.set(key, schema);
      continue;
    }
    const message = `${key} is defined by itself with nothing in between, so anything goes at that place. Break the circle.`;
    context.report("REF_CYCLE", "warning", ["components", "schemas", key], message);
    result.set(key, withoutReferences(schema, leadsBack));
  }
  return shortenChains(result);
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

function withoutReferences(schema: Schema, leadsBack: (name: string) => boolean): Schema {
  const inside = (part: Schema) => withoutReferences(part, leadsBack);
  if (schema.kind === "ref") return leadsBack(schema.name) ? { ...schema, kind: "any" } : schema;
  if (schema.kind === "union") return { ...schema, variants: schema.variants.map(inside) };
  if (schema.kind === "intersection") return { ...schema, parts: schema.parts.map(inside) };
  return schema;
}

/** A long row of names for the same type refers to its end. */
function shortenChains(types: ReadonlyMap<string, Schema>): Map<string, Schema> {
  const ends = new Map<string, { end: string; length: number }>();
  const endOf = (start: string) => {
    const passed: string[] = [];
    let key = start;
    let schema = types.get(key);
    while (schema?.kind === "ref" && !schema.nullable && !ends.has(key)) {
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
    return length > MAX_CHAIN ? { ...schema, name: end } : schema;
  };
  return new Map([...types].map(([key, schema]) => [key, shorten(schema)]));
}
