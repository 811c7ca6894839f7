import { arrayOf, type JsonObject, stringOf } from "../../document/json.ts";
import type { Schema, SchemaFacts } from "../schema.ts";
import { combinedParts } from "./combinations.ts";
import { componentSchema, referencedKey } from "./component-key.ts";
import { enumForm } from "./enums.ts";
import { formOf } from "./forms.ts";
import type { SchemaReader } from "./reader.ts";
import { type JsonType, typesOf } from "./types.ts";

/** Reads a schema that is an object: what it says itself, and what it combines. */
export function readObject(reader: SchemaReader, raw: JsonObject): Schema {
  if (raw.required === true) {
    reader.invalid("`required: true` says nothing here. List the property's name in the `required` of its object.");
  }
  const types = typesOf(reader, raw);
  const combined = combinedParts(reader, raw);
  const own = ownParts(reader, raw, types);
  const [only] = own;
  // Most schemas are of one plain type, so they take the short way.
  if (combined.length === 0 && own.length === 1 && only && only.kind !== "any" && only.kind !== "not") {
    return { ...only, ...factsOf(raw, types, []) };
  }
  const parts = [...own.filter((part) => !combined.some((other) => implies(other, part))), ...combined];
  const said = parts
    .filter(({ kind }) => kind !== "any")
    .sort((a, b) => Number(b.kind === "ref") - Number(a.kind === "ref"));
  const facts = factsOf(raw, types, parts);
  const [first, ...others] = said;
  if (!first) return anything(reader, raw, facts);
  if (said.every(({ kind }) => kind === "not")) {
    reader.unsupported("Types can't say what a value is not, so anything goes. Say what it is, too.");
  }
  return others.length === 0 ? { ...first, ...facts } : { ...facts, kind: "intersection", parts: said };
}

function factsOf(raw: JsonObject, types: readonly JsonType[], parts: readonly Schema[]): SchemaFacts {
  const facts: { -readonly [Fact in keyof SchemaFacts]: SchemaFacts[Fact] } = borrowedFacts(parts);
  const title = stringOf(raw.title);
  const description = stringOf(raw.description) ?? title;
  if (title !== undefined) facts.title = title;
  if (description !== undefined) facts.description = description;
  if (raw.deprecated === true) facts.deprecated = true;
  if (raw.readOnly === true) facts.readOnly = true;
  if (raw.writeOnly === true) facts.writeOnly = true;
  if (isNullable(raw, types)) facts.nullable = true;
  if (raw.default !== undefined) facts.default = raw.default;
  const examples = raw.examples === undefined ? [] : arrayOf(raw.examples);
  if (raw.example !== undefined) facts.examples = [...examples, raw.example];
  else if (examples.length > 0) facts.examples = examples;
  return facts;
}

function isNullable(raw: JsonObject, types: readonly JsonType[]): boolean {
  return raw.nullable === true || raw["x-nullable"] === true || (types.length > 1 && types.includes("null"));
}

/** In `allOf: [{ $ref }, { description, nullable }]` the second part says something about the value, not its form. */
function borrowedFacts(parts: readonly Schema[]): SchemaFacts {
  let facts: SchemaFacts = {};
  for (const { kind, ...said } of parts) {
    if (kind === "any") facts = { ...facts, ...said };
  }
  return facts;
}

/** What the schema says itself, by `$ref`, `enum`, `const` or `type`. */
function ownParts(reader: SchemaReader, raw: JsonObject, types: readonly JsonType[]): Schema[] {
  if (typeof raw.$ref !== "string") return formParts(reader, raw, types);
  const key = referencedKey(raw);
  const known = key !== undefined && componentSchema(reader.context.document, key) !== undefined;
  const reference: Schema = known ? { kind: "ref", name: key } : { kind: "any" };
  return extendsReference(reader, raw) ? [reference, ...formParts(reader, raw, types)] : [reference];
}

const STRUCTURE = ["properties", "patternProperties", "additionalProperties", "required", "items", "enum", "const"];

/** In OpenAPI 3.0 nothing that stands beside a `$ref` counts. */
function extendsReference(reader: SchemaReader, raw: JsonObject): boolean {
  if (/^3\.0/.test(String(reader.context.document.openapi))) return false;
  return STRUCTURE.some((keyword) => raw[keyword] !== undefined);
}

function formParts(reader: SchemaReader, raw: JsonObject, types: readonly JsonType[]): Schema[] {
  const values = enumForm(reader, raw, types);
  if (values) return [values];
  const [only] = types;
  if (types.length === 1 && only) return [formOf(reader, only, raw)];
  const several = types.filter((type) => type !== "null");
  const variants = several
    .filter((type) => type !== "integer" || !several.includes("number"))
    .map((type) => formOf(reader, type, raw));
  return variants.length > 1 ? [{ kind: "union", variants, exclusive: false }] : variants;
}

/** Whether a combined part already says what a bare `type` beside it does. */
function implies(part: Schema, own: Schema): boolean {
  if (!isBare(own)) return false;
  switch (part.kind) {
    case "ref":
      return true;
    case "enum":
      return own.kind === "string" && part.values.every((value) => typeof value === "string");
    case "union":
      return part.variants.every((variant) => implies(variant, own));
    case "intersection":
      return part.parts.some((inner) => implies(inner, own));
    default:
      return part.kind === own.kind;
  }
}

function isBare(schema: Schema): boolean {
  if (schema.kind === "object")
    return schema.properties.length === 0 && Object.keys(schema).length === 3 && schema.additional === true;
  return ["string", "number", "integer", "boolean", "array"].includes(schema.kind) && Object.keys(schema).length === 1;
}

/** Keywords that limit values, but not in a way that a type could express without a `type`. */
const LIMITS = ["if", "contains", "dependentSchemas", "propertyNames", "format", "pattern", "minLength", "maxLength"];
const NUMBER_LIMITS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

function anything(reader: SchemaReader, raw: JsonObject, facts: SchemaFacts): Schema {
  const keyword = [...LIMITS, ...NUMBER_LIMITS].find((name) => raw[name] !== undefined);
  if (keyword !== undefined) {
    reader.unsupported(`\`${keyword}\` alone doesn't say what the value is, so anything goes. Add a \`type\`.`);
  }
  return { ...facts, kind: "any" };
}
