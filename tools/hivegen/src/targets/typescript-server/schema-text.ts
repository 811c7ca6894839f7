import type { Schema } from "../../model/schema.ts";
import { Code, call, list, literal, propertyKey, quote } from "../../print/text.ts";

/** How a named schema is written where it is used. */
export type SchemaReference = (key: string) => string;

/** A schema as an expression of the runtime's validators: `s.string({ maxLength: 64 })`. */
export function schemaText(schema: Schema, referenceTo: SchemaReference): string {
  const text = formText(schema, referenceTo);
  return schema.nullable ? call("s.nullable", [text]) : text;
}

/** As a property: with its default, which an absent value is replaced by. */
function propertyText(schema: Schema, referenceTo: SchemaReference): string {
  const text = schemaText(schema, referenceTo);
  return schema.default === undefined ? text : call("s.withDefault", [text, literal(schema.default)]);
}

function formText(schema: Schema, referenceTo: SchemaReference): string {
  switch (schema.kind) {
    case "ref":
      return referenceTo(schema.name);
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "binary":
      return `s.${schema.kind}()`;
    case "string":
    case "number":
    case "integer":
      return call(`s.${schema.kind}`, [limits(schema)]);
    case "enum":
      return enumText(schema.values);
    case "array":
      return arrayText(schema, referenceTo);
    case "object":
      return objectText(schema, referenceTo);
    case "union":
      return unionText(schema, referenceTo);
    case "intersection":
      return call("s.allOf", [listOf(schema.parts, referenceTo)]);
    case "not":
      return call("s.not", [schemaText(schema.schema, referenceTo)]);
  }
}

function enumText(values: readonly unknown[]): string {
  const [only] = values;
  return values.length === 1 ? call("s.literal", [literal(only)]) : call("s.enum", [literal(values, 90)]);
}

type Kind<K extends Schema["kind"]> = Extract<Schema, { kind: K }>;

const FACTS = new Set([
  "kind",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "nullable",
  "default",
  "examples",
]);

/** The keywords that limit a string or a number. */
function limits(schema: Schema): string | undefined {
  const entries = Object.entries(schema).filter(([key]) => !FACTS.has(key));
  return entries.length > 0 ? literal(Object.fromEntries(entries), 90) : undefined;
}

function arrayText(schema: Kind<"array">, referenceTo: SchemaReference): string {
  const { minItems, maxItems, uniqueItems, prefixItems } = schema;
  const prefix = prefixItems && new Code(listOf(prefixItems, referenceTo));
  const options = { minItems, maxItems, uniqueItems, prefixItems: prefix };
  const given = Object.values(options).some((value) => value !== undefined);
  return call("s.array", [schemaText(schema.items, referenceTo), given ? literal(options) : undefined]);
}

function objectText(schema: Kind<"object">, referenceTo: SchemaReference): string {
  const members = schema.properties.map(
    ({ name, schema: property }) => `${propertyKey(name)}: ${propertyText(property, referenceTo)}`,
  );
  const required = schema.properties.filter((property) => property.required).map(({ name }) => name);
  const { additional, patterns, minProperties, maxProperties } = schema;
  const options = {
    required: required.length > 0 ? required : undefined,
    additional:
      additional === true ? undefined : additional === false ? false : new Code(schemaText(additional, referenceTo)),
    patterns:
      patterns &&
      Object.fromEntries(patterns.map(({ pattern, schema: of }) => [pattern, new Code(schemaText(of, referenceTo))])),
    minProperties,
    maxProperties,
  };
  const given = Object.values(options).some((value) => value !== undefined);
  return call("s.object", [list("{", members, "}", 90, " "), given ? literal(options, 90) : undefined]);
}

function unionText(schema: Kind<"union">, referenceTo: SchemaReference): string {
  const { discriminator, variants, exclusive } = schema;
  const mapped = Object.entries(discriminator?.mapping ?? {});
  if (discriminator && mapped.length >= variants.length) {
    const members = mapped.map(([value, key]) => `${propertyKey(value)}: ${referenceTo(key)}`);
    return call("s.discriminated", [quote(discriminator.property), list("{", members, "}", 90, " ")]);
  }
  return call(exclusive ? "s.oneOf" : "s.anyOf", [listOf(variants, referenceTo)]);
}

function listOf(schemas: readonly Schema[], referenceTo: SchemaReference): string {
  return list(
    "[",
    schemas.map((schema) => schemaText(schema, referenceTo)),
    "]",
    90,
  );
}
