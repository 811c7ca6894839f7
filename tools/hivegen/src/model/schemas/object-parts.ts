import type { ObjectSchema, Schema } from "../schema.ts";
import type { NamedTypes } from "./named-schemas.ts";

/** Schemas that are nested deeper than this refer to themselves. */
const DEEPEST = 32;

/** The objects that a schema is made of: a value has the members of all of them. Nothing where it isn't made of objects alone. */
export function objectsIn(schema: Schema, types: NamedTypes, depth = 0): readonly ObjectSchema[] | undefined {
  if (depth > DEEPEST) return undefined;
  if (schema.kind === "object") return [schema];
  if (schema.kind === "ref") {
    const named = types.get(schema.name);
    return named && objectsIn(named, types, depth + 1);
  }
  if (schema.kind !== "intersection") return undefined;
  const parts = schema.parts.map((part) => objectsIn(part, types, depth + 1));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
