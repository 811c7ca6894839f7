import type { NamedType, Webhook } from "./api-model.ts";
import type { Schema } from "./schema.ts";
import { objectsIn } from "./schemas/object-parts.ts";

/**
 * The member by whose value receivers tell payloads of signed webhooks apart: each payload has it, with values that are fixed
 * and that no other payload has. Nothing where there is none.
 */
export function webhookTypeMember(webhooks: readonly Webhook[], types: readonly NamedType[]): string | undefined {
  const schemas = new Map(types.map(({ key, schema }) => [key, schema]));
  const [first, ...others] = webhooks
    .filter(({ signed }) => signed)
    .map(({ payload }) => (payload ? fixedMembers(payload, schemas) : new Map<string, readonly unknown[]>()));
  for (const [name, values] of first ?? []) {
    const all = others.map((members) => members.get(name));
    const flat = all.flatMap((more) => more ?? []);
    const areDistinct = new Set([...values, ...flat]).size === values.length + flat.length;
    if (all.every((more) => more !== undefined) && areDistinct) return name;
  }
  return undefined;
}

/** Required members that can have some values only, which must be texts, and these values. */
function fixedMembers(payload: Schema, types: ReadonlyMap<string, Schema>): Map<string, readonly unknown[]> {
  const members = (objectsIn(payload, types) ?? []).flatMap(({ properties }) => properties);
  return new Map(
    members.flatMap(({ name, required, schema }): [string, readonly unknown[]][] => {
      const isFixed = required && schema.kind === "enum" && !schema.open && schema.nullable === undefined;
      return isFixed && schema.values.every((value) => typeof value === "string") ? [[name, schema.values]] : [];
    }),
  );
}
