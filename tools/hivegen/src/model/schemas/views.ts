import { append } from "../../document/multimap.ts";
import { type Schema, schemasIn } from "../schema.ts";

/** Keys of the types that requests and responses see differently: those with `readOnly` or `writeOnly` members inside. */
export function keysWithViews(types: Iterable<readonly [string, Schema]>): ReadonlySet<string> {
  const dependents = new Map<string, string[]>();
  const found = new Set<string>();
  for (const [key, schema] of types) {
    const { references, hides } = scan(schema);
    if (hides) found.add(key);
    for (const reference of references) append(dependents, reference, key);
  }
  const pending = [...found];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    const others = (dependents.get(key) ?? []).filter((dependent) => !found.has(dependent));
    for (const dependent of others) found.add(dependent);
    pending.push(...others);
  }
  return found;
}

/** What a schema refers to, and whether a member directly inside is hidden from one side. */
function scan(root: Schema): { references: ReadonlySet<string>; hides: boolean } {
  const references = new Set<string>();
  let hides = false;
  const pending = [root];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (schema.kind === "ref") references.add(schema.name);
    if (schema.kind === "object")
      hides ||= schema.properties.some(({ schema: { readOnly, writeOnly } }) => readOnly ?? writeOnly);
    pending.push(...schemasIn(schema));
  }
  return { references, hides };
}
