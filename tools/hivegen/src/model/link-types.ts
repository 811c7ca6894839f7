import type { Property, Schema } from "./schema.ts";
import { type NamedTypes, resolved } from "./schemas/named-schemas.ts";
import { objectsIn } from "./schemas/object-parts.ts";

/** Whether an interface can extend it by methods: an object whose further members may be of any type. */
export function canCarryMethods(schema: Schema, types: NamedTypes): boolean {
  const objects = objectsIn(schema, types);
  return objects?.every(({ additional, patterns }) => typeof additional === "boolean" && !patterns) ?? false;
}

/** Names of the members of an object. */
export function membersOf(schema: Schema, types: NamedTypes): ReadonlySet<string> {
  const objects = objectsIn(schema, types) ?? [];
  return new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
}

/** The schema of what always stands at a place inside an object. */
export function memberAt(schema: Schema, pointer: readonly string[], types: NamedTypes): Schema | undefined {
  let current: Schema | undefined = schema;
  for (const name of pointer) {
    const found: readonly Property[] =
      (current && objectsIn(current, types))?.flatMap(({ properties }) =>
        properties.filter((property) => property.name === name),
      ) ?? [];
    const isSure = found.length === 1 && found.some(({ required, schema: { nullable } }) => required && !nullable);
    current = isSure ? found[0]?.schema : undefined;
  }
  return current;
}

/** Whether every value of one schema can be passed where the other is asked for. */
export function isUsableAs(given: Schema, wanted: Schema, types: NamedTypes): boolean {
  if (given.kind === "ref" && wanted.kind === "ref" && given.name === wanted.name) return true;
  const [from, to] = [resolved(given, types), resolved(wanted, types)];
  if (given.nullable || from.nullable) return false;
  switch (to.kind) {
    case "any":
      return true;
    case "string":
      return (
        from.kind === "string" || (from.kind === "enum" && from.values.every((value) => typeof value === "string"))
      );
    case "integer":
    case "number":
      return from.kind === "integer" || from.kind === "number";
    case "enum":
      return from.kind === "enum" && from.values.every((value) => to.values.includes(value));
    case "union":
      return to.variants.some((variant) => isUsableAs(from, variant, types));
    default:
      return from.kind === "boolean" && to.kind === "boolean";
  }
}
