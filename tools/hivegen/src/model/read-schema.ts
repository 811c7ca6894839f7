import {
  arrayOf,
  isObject,
  type Json,
  type JsonObject,
  numberOf,
  objectOf,
  stringOf,
  stringsOf,
} from "../document/json.ts";
import type { Context } from "./context.ts";
import type { ArraySchema, ObjectSchema, Schema, SchemaFacts, SchemaForm } from "./schema.ts";

const REFERENCE = /^#\/components\/schemas\/([^/]+)$/;

/**
 * Reads a JSON Schema of OpenAPI 3.0 or 3.1 into the model's form. What types can't express is widened.
 *
 * @param at where the schema is in the document, for findings
 */
export function readSchema(_context: Context, raw: Json | undefined, _at: readonly string[]): Schema {
  return read(raw);
}

function read(raw: Json | undefined): Schema {
  if (raw === false) return { kind: "never" };
  if (!isObject(raw)) return { kind: "any" };
  const parts = [...ownParts(raw), ...combinedParts(raw)];
  const facts = readFacts(raw);
  const [first, ...others] = parts;
  if (!first) return { ...facts, kind: "any" };
  if (others.length === 0) return { ...first, ...facts };
  return { ...facts, kind: "intersection", parts };
}

function readFacts(raw: JsonObject): SchemaFacts {
  const description = stringOf(raw.description) ?? stringOf(raw.title);
  const examples = [...arrayOf(raw.examples), ...(raw.example === undefined ? [] : [raw.example])];
  return {
    ...(description !== undefined && { description }),
    ...(raw.deprecated === true && { deprecated: true }),
    ...(raw.readOnly === true && { readOnly: true }),
    ...(raw.writeOnly === true && { writeOnly: true }),
    ...(allowsNull(raw) && { nullable: true }),
    ...(raw.default !== undefined && { default: raw.default }),
    ...(examples.length > 0 && { examples }),
  };
}

function allowsNull(raw: JsonObject): boolean {
  const types = arrayOf(raw.type);
  if (raw.nullable === true || (types.length > 1 && types.includes("null"))) return true;
  return [...arrayOf(raw.oneOf), ...arrayOf(raw.anyOf)].some((variant) => isNull(variant));
}

function isNull(raw: Json): boolean {
  return isObject(raw) && raw.type === "null";
}

/** What the schema says itself, by `$ref`, `enum`, `const` or `type`. */
function ownParts(raw: JsonObject): Schema[] {
  const reference = REFERENCE.exec(stringOf(raw.$ref) ?? "");
  if (reference) return [{ kind: "ref", name: componentKey(reference[1] ?? "") }];
  if (raw.const !== undefined) return [{ kind: "enum", values: [raw.const] }];
  if (Array.isArray(raw.enum)) {
    const nullable = raw.nullable === true || arrayOf(raw.type).includes("null");
    return [{ kind: "enum", values: nullable ? raw.enum.filter((value) => value !== null) : raw.enum }];
  }
  const types = typesOf(raw);
  const forms = types.map((type) => formOf(type, raw)).filter((form) => form !== undefined);
  if (forms.length > 1) return [{ kind: "union", variants: forms, exclusive: false }];
  return forms;
}

function componentKey(segment: string): string {
  return decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The declared types without `null`, which is a fact of the value; without a declaration, what the keywords imply. */
function typesOf(raw: JsonObject): string[] {
  const declared = typeof raw.type === "string" ? [raw.type] : stringsOf(raw.type);
  if (declared.length === 1) return declared;
  if (declared.length > 1) return declared.filter((type) => type !== "null");
  if (raw.properties || raw.additionalProperties !== undefined || raw.patternProperties) return ["object"];
  if (raw.required && !raw.allOf && !raw.oneOf && !raw.anyOf) return ["object"];
  if (raw.items || raw.prefixItems) return ["array"];
  return [];
}

function formOf(type: string, raw: JsonObject): Schema | undefined {
  switch (type) {
    case "null":
      return { kind: "null" };
    case "boolean":
      return { kind: "boolean" };
    case "string":
      return stringForm(raw);
    case "integer":
    case "number":
      return { kind: type, ...numberLimits(raw) };
    case "array":
      return arrayForm(raw);
    case "object":
      return objectForm(raw);
    default:
      return { kind: "any" };
  }
}

function stringForm(raw: JsonObject): SchemaForm {
  if (raw.format === "binary" || raw.contentMediaType === "application/octet-stream") return { kind: "binary" };
  return {
    kind: "string",
    ...optional("format", stringOf(raw.format)),
    ...optional("minLength", numberOf(raw.minLength)),
    ...optional("maxLength", numberOf(raw.maxLength)),
    ...optional("pattern", stringOf(raw.pattern)),
  };
}

/** OpenAPI 3.0 writes exclusive bounds as flags beside `minimum` and `maximum`. */
function numberLimits(raw: JsonObject) {
  const exclusiveMinimum = raw.exclusiveMinimum === true ? raw.minimum : raw.exclusiveMinimum;
  const exclusiveMaximum = raw.exclusiveMaximum === true ? raw.maximum : raw.exclusiveMaximum;
  return {
    ...optional("format", stringOf(raw.format)),
    ...(raw.exclusiveMinimum !== true && optional("minimum", numberOf(raw.minimum))),
    ...(raw.exclusiveMaximum !== true && optional("maximum", numberOf(raw.maximum))),
    ...optional("exclusiveMinimum", numberOf(exclusiveMinimum)),
    ...optional("exclusiveMaximum", numberOf(exclusiveMaximum)),
    ...optional("multipleOf", numberOf(raw.multipleOf)),
  };
}

function arrayForm(raw: JsonObject): ArraySchema {
  return {
    kind: "array",
    items: read(raw.items),
    ...(Array.isArray(raw.prefixItems) && { prefixItems: raw.prefixItems.map((item) => read(item)) }),
    ...optional("minItems", numberOf(raw.minItems)),
    ...optional("maxItems", numberOf(raw.maxItems)),
    ...(raw.uniqueItems === true && { uniqueItems: true }),
  };
}

function objectForm(raw: JsonObject): ObjectSchema {
  const required = new Set(stringsOf(raw.required));
  const declared = Object.entries(objectOf(raw.properties));
  const additional = raw.additionalProperties ?? raw.unevaluatedProperties;
  const patterns = Object.entries(objectOf(raw.patternProperties));
  return {
    kind: "object",
    properties: [
      ...declared.map(([name, schema]) => ({ name, required: required.has(name), schema: read(schema) })),
      ...[...required]
        .filter((name) => !declared.some(([known]) => known === name))
        .map((name) => ({ name, required: true, schema: { kind: "any" } as const })),
    ],
    additional: isObject(additional) ? read(additional) : additional !== false,
    ...(patterns.length > 0 && {
      patterns: patterns.map(([pattern, schema]) => ({ pattern, schema: read(schema) })),
    }),
    ...optional("minProperties", numberOf(raw.minProperties)),
    ...optional("maxProperties", numberOf(raw.maxProperties)),
  };
}

/** `allOf`, `oneOf`, `anyOf` and `not`. */
function combinedParts(raw: JsonObject): Schema[] {
  const parts = arrayOf(raw.allOf).map((part) => read(part));
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const variants = arrayOf(raw[keyword]).filter((variant) => !isNull(variant));
    const [only] = variants;
    if (variants.length === 1) parts.push(read(only));
    else if (variants.length > 1) parts.push(union(variants, keyword === "oneOf", objectOf(raw.discriminator)));
  }
  if (raw.not !== undefined) parts.push({ kind: "not", schema: read(raw.not) });
  return parts;
}

function union(variants: readonly Json[], exclusive: boolean, discriminator: JsonObject): Schema {
  const property = stringOf(discriminator.propertyName);
  const mapping: Record<string, string> = {};
  for (const [value, reference] of Object.entries(objectOf(discriminator.mapping))) {
    const name = REFERENCE.exec(stringOf(reference) ?? "")?.[1];
    if (name !== undefined) mapping[value] = componentKey(name);
  }
  return {
    kind: "union",
    variants: variants.map((variant) => read(variant)),
    exclusive,
    ...(property !== undefined && { discriminator: { property, mapping } }),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
