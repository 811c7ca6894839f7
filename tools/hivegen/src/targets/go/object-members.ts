import { isHidden, type Property, type Schema, type View } from "../../model/schema.ts";
import { type NamedTypes, resolved } from "../../model/schemas/named-schemas.ts";

/** An object as one list of members, wherever they are declared. */
export interface Members {
  readonly properties: readonly Property[];
  /** What further members may be: a schema where one is declared. */
  readonly additional: Schema | undefined;
}

/**
 * The members of an object, or of an intersection of objects. Of a union inside of an intersection any variant may be there,
 * so that none of their members is required. Nothing if the value is no object.
 */
export function membersOf(schema: Schema, types: NamedTypes, view: View): Members | undefined {
  const collected = new Map<string, Property>();
  const state = { additional: undefined as Schema | undefined };
  const isObject = collect(schema, true, { types, collected, state, within: new Set() });
  if (!isObject) return undefined;
  const properties = [...collected.values()].filter((property) => !isHidden(property.schema, view));
  return { properties, additional: state.additional };
}

interface Collecting {
  readonly types: NamedTypes;
  readonly collected: Map<string, Property>;
  readonly state: { additional: Schema | undefined };
  /** Names that are being read, which may lead back to themselves. */
  readonly within: ReadonlySet<string>;
}

/** @returns whether the schema says something about an object */
function collect(schema: Schema, required: boolean, collecting: Collecting): boolean {
  switch (schema.kind) {
    case "ref": {
      if (collecting.within.has(schema.name)) return true;
      const named = collecting.types.get(schema.name);
      const within = new Set([...collecting.within, schema.name]);
      return named !== undefined && collect(named, required, { ...collecting, within });
    }
    case "object":
      for (const property of schema.properties) add(collecting.collected, property, required);
      if (typeof schema.additional === "object") collecting.state.additional ??= schema.additional;
      return true;
    case "intersection":
      return schema.parts.map((part) => collect(part, required, collecting)).includes(true);
    case "union":
      return schema.variants.map((variant) => collect(variant, false, collecting)).includes(true);
    default:
      return false;
  }
}

/** Parts that only say `required` know nothing of what they require; others do. */
function add(collected: Map<string, Property>, property: Property, required: boolean): void {
  const known = collected.get(property.name);
  const isRequired = (required && property.required) || known?.required === true;
  const schema =
    known && (property.schema.kind === "any" || known.schema.kind !== "any") ? known.schema : property.schema;
  collected.set(property.name, { name: property.name, required: isRequired, schema });
}

/** Null may stand in place of the value. */
export function isNullable(schema: Schema, types: NamedTypes): boolean {
  if (schema.nullable || schema.kind === "null") return true;
  if (schema.kind === "ref") return resolved(schema, types).nullable === true;
  return schema.kind === "union" && schema.variants.some((variant) => isNullable(variant, types));
}
