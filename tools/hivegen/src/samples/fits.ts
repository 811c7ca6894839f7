import { isObject, type Json, type JsonObject } from "../document/json.ts";
import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { objectsIn } from "../model/schemas/object-parts.ts";
import { isOfFormat } from "./text-formats.ts";

/** Nothing but recursion goes deeper. */
const DEEPEST = 32;

/** Whether a value, written as a literal, has the type of a schema and keeps to its limits. */
export function fits(schema: Schema, value: Json, types: NamedTypes, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (value === null && schema.nullable) return true;
  switch (schema.kind) {
    case "any":
    case "not":
      return true;
    case "ref": {
      const named = types.get(schema.name);
      return named === undefined || fits(named, value, types, depth + 1);
    }
    case "null":
      return value === null;
    case "integer":
    case "number":
      return typeof value === "number" && keepsToNumberLimits(schema, value);
    case "string":
      return typeof value === "string" && keepsToTextLimits(schema, value);
    case "boolean":
      return typeof value === "boolean";
    case "enum":
      return schema.values.includes(value);
    case "array":
      return Array.isArray(value) && fitsArray(schema, value, types, depth);
    case "object":
      return isObject(value) && fitsObject(schema, value, types, depth) && hasNoOthers([schema], value, types);
    case "union":
      return schema.variants.some((variant) => fits(variant, value, types, depth + 1));
    case "intersection":
      return fitsAll(schema.parts, value, types, depth);
    case "binary":
    case "never":
      return false;
  }
}

function keepsToNumberLimits(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberSchema,
  value: number,
): boolean {
  return (
    value >= (minimum ?? value) &&
    value <= (maximum ?? value) &&
    value > (exclusiveMinimum ?? -Infinity) &&
    value < (exclusiveMaximum ?? Infinity)
  );
}

function keepsToTextLimits(schema: StringSchema, value: string): boolean {
  const { format, minLength = 0, maxLength = Infinity, pattern } = schema;
  const hasLength = value.length >= minLength && value.length <= maxLength;
  return hasLength && isOfFormat(value, format) && (pattern === undefined || matches(pattern, value));
}

/** A pattern that JavaScript can't read refuses nothing. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function fitsArray(schema: ArraySchema, value: Json[], types: NamedTypes, depth: number): boolean {
  const { items, prefixItems = [], minItems = 0, maxItems = Infinity } = schema;
  if (value.length < Math.max(prefixItems.length, minItems) || value.length > maxItems) return false;
  return value.every((item, index) => fits(prefixItems[index] ?? items, item, types, depth + 1));
}

function fitsObject({ properties }: ObjectSchema, value: JsonObject, types: NamedTypes, depth: number): boolean {
  return properties.every(({ name, required, schema }) => {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    return member === undefined ? !required : fits(schema, member, types, depth + 1);
  });
}

function fitsAll(parts: readonly Schema[], value: Json, types: NamedTypes, depth: number): boolean {
  const flat = parts.flatMap((part): readonly Schema[] => objectsIn(part, types) ?? [part]);
  return (
    flat.every((part) =>
      part.kind === "object"
        ? isObject(value) && fitsObject(part, value, types, depth + 1)
        : fits(part, value, types, depth + 1),
    ) &&
    (!isObject(value) || hasNoOthers(flat, value, types))
  );
}

/** A literal may only have members that its type names. */
function hasNoOthers(parts: readonly Schema[], value: JsonObject, types: NamedTypes): boolean {
  const objects = parts.map((part) => objectsIn(part, types));
  if (!objects.every((part) => part !== undefined)) return true;
  const all = objects.flat();
  if (all.some(({ additional, patterns }) => typeof additional === "object" || patterns !== undefined)) return true;
  const known = new Set(all.flatMap(({ properties }) => properties.map(({ name }) => name)));
  return Object.keys(value).every((name) => known.has(name));
}
