import type { Property, Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";

/** `allOf` in `allOf` that is nested deeper refers to itself. */
const DEEPEST = 8;

/** Properties of an object, wherever `allOf` keeps them. */
export function propertiesOf(schema: Schema, types: NamedTypes, depth = 0): readonly Property[] {
  const target = resolved(schema, types);
  if (target.kind === "object") return target.properties;
  if (target.kind !== "intersection" || depth > DEEPEST) return [];
  return target.parts.flatMap((part) => propertiesOf(part, types, depth + 1));
}

/** The property, or the item of a list, at a place. Parts of an `allOf` may share the way there, so all are followed. */
export function propertyAt(root: Schema, place: readonly string[], types: NamedTypes): Property | undefined {
  let found: readonly Property[] = [{ name: "", required: true, schema: root }];
  for (const name of place) found = found.flatMap(({ schema }) => membersAt(schema, name, types));
  return found[0];
}

function membersAt(schema: Schema, name: string, types: NamedTypes): readonly Property[] {
  const target = resolved(schema, types);
  if (target.kind === "array" && /^\d+$/.test(name)) return [{ name, required: true, schema: target.items }];
  return propertiesOf(target, types).filter((property) => property.name === name);
}
