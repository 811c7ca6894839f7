import { isObject, type Json, type JsonObject, numberOf, objectOf, stringsOf } from "../../document/json.ts";
import { resolve } from "../context.ts";
import type { ObjectSchema, Property, Schema } from "../schema.ts";
import { componentSchema } from "./component-key.ts";
import { given } from "./forms.ts";
import type { SchemaReader } from "./reader.ts";
import { inheritedType } from "./types.ts";

export function objectForm(reader: SchemaReader, raw: JsonObject): ObjectSchema {
  const additional = additionalOf(reader, raw);
  const names = raw.propertyNames === undefined ? undefined : nameSchema(reader, raw.propertyNames);
  const declared = declaredProperties(reader, raw, additional);
  const listed = listedNames(reader, raw);
  const patterns = Object.entries(objectOf(raw.patternProperties)).map(([pattern, schema]) => ({
    // Types need it even where nothing can check it.
    pattern: reader.pattern(pattern) ?? pattern,
    schema: reader.member(schema, "patternProperties", pattern),
  }));
  return {
    kind: "object",
    properties: listed ? [...declared, ...otherListed(listed, declared, additional)] : declared,
    additional: listed ? false : additional,
    ...(patterns.length > 0 && { patterns }),
    ...(names && !listed && { propertyNames: names }),
    ...given({ minProperties: numberOf(raw.minProperties), maxProperties: numberOf(raw.maxProperties) }),
  };
}

/** Declared properties, then required ones that nobody declared: those are what the schema allows further. */
function declaredProperties(reader: SchemaReader, raw: JsonObject, additional: boolean | Schema): Property[] {
  const properties = objectOf(raw.properties);
  const required = new Set(stringsOf(raw.required));
  const declared = Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.has(name),
    schema: withDirection(reader, reader.member(schema, "properties", name)),
  }));
  const others = [...required].filter((name) => !Object.hasOwn(properties, name));
  return [...declared, ...others.map((name) => ({ name, required: true, schema: further(additional) }))];
}

function further(additional: boolean | Schema): Schema {
  return typeof additional === "object" ? additional : { kind: "any" };
}

/** A property is read-only or write-only, too, where the schema that it refers to says so. */
function withDirection(reader: SchemaReader, schema: Schema): Schema {
  if (schema.kind === "ref") {
    const target = objectOf(componentSchema(reader.context.document, schema.name));
    if (target.readOnly === true) return { ...schema, readOnly: true };
    if (target.writeOnly === true) return { ...schema, writeOnly: true };
  } else if (schema.kind === "intersection") {
    if (schema.parts.some((part) => part.readOnly)) return { ...schema, readOnly: true };
    if (schema.parts.some((part) => part.writeOnly)) return { ...schema, writeOnly: true };
  }
  return schema;
}

function additionalOf(reader: SchemaReader, raw: JsonObject): boolean | Schema {
  const keyword = raw.additionalProperties === undefined ? "unevaluatedProperties" : "additionalProperties";
  const value = raw[keyword];
  // Beside other schemas, what is unevaluated depends on them.
  if (value === undefined || (keyword === "unevaluatedProperties" && isCombined(raw))) return true;
  return value === false ? false : reader.member(value, keyword);
}

function isCombined(raw: JsonObject): boolean {
  return ["$ref", "allOf", "anyOf", "oneOf", "if"].some((keyword) => raw[keyword] !== undefined);
}

function nameSchema(reader: SchemaReader, raw: Json): Schema {
  return reader.member(isObject(raw) ? inheritedType(raw, { type: "string" }) : raw, "propertyNames");
}

/** The names that `propertyNames` allows, where it lists them. */
function listedNames(reader: SchemaReader, raw: JsonObject): string[] | undefined {
  const names: Json[] | undefined = namesIn(resolve(reader.context, raw.propertyNames));
  return names?.every((name) => typeof name === "string") ? [...new Set(stringsOf(names))] : undefined;
}

function namesIn(schema: JsonObject): Json[] | undefined {
  return Array.isArray(schema.enum) && schema.enum.length > 0 ? schema.enum : undefined;
}

function otherListed(
  names: readonly string[],
  declared: readonly Property[],
  additional: boolean | Schema,
): Property[] {
  if (additional === false) return [];
  const known = new Set(declared.map(({ name }) => name));
  return names
    .filter((name) => !known.has(name))
    .map((name) => ({ name, required: false, schema: further(additional) }));
}
