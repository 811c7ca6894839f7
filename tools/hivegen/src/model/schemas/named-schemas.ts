import type { ApiModel } from "../api-model.ts";
import type { Schema } from "../schema.ts";

/** The named schemas of an API, by their key. */
export type NamedTypes = ReadonlyMap<string, Schema>;

export function namedTypes(model: ApiModel): NamedTypes {
  return new Map(model.types.map(({ key, schema }) => [key, schema]));
}

/** Longer chains of names lead back to themselves. */
const LONGEST_CHAIN = 32;

/** The schema itself, or the one that its name stands for. */
export function resolved(schema: Schema, types: NamedTypes): Schema {
  let current = schema;
  for (let step = 0; step < LONGEST_CHAIN && current.kind === "ref"; step++) {
    current = types.get(current.name) ?? { kind: "any" };
  }
  return current.kind === "ref" ? { kind: "any" } : current;
}
