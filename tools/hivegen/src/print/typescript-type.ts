import type { ObjectSchema, Property, Schema } from "../model/schema.ts";
import { indent, jsdoc, LINE_WIDTH, propertyKey } from "./text.ts";

/** How named types are written, e.g. `(name) => "models." + name`. */
export type NameOfType = (name: string) => string;

/** A schema as a TypeScript type. */
export function typeText(schema: Schema, nameOf: NameOfType): string {
  const text = formText(schema, nameOf);
  return schema.nullable && text !== "unknown" && text !== "null" ? `${text} | null` : text;
}

function formText(schema: Schema, nameOf: NameOfType): string {
  switch (schema.kind) {
    case "ref":
      return nameOf(schema.name);
    case "integer":
      return "number";
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "never":
      return schema.kind;
    case "binary":
      return "Blob";
    case "enum":
      return schema.values.map((value) => JSON.stringify(value)).join(" | ") || "never";
    case "array":
      return arrayText(schema.items, schema.prefixItems, nameOf);
    case "object":
      return objectText(schema, nameOf);
    case "union":
      return unique(schema.variants.map((variant) => typeText(variant, nameOf))).join(" | ");
    case "intersection":
      return intersectionText(schema.parts, nameOf);
    case "not":
    case "any":
      return "unknown";
  }
}

function arrayText(items: Schema, prefixItems: readonly Schema[] | undefined, nameOf: NameOfType): string {
  const item = typeText(items, nameOf);
  if (prefixItems)
    return `[${[...prefixItems.map((prefix) => typeText(prefix, nameOf)), `...${group(item)}[]`].join(", ")}]`;
  return `${group(item)}[]`;
}

function intersectionText(parts: readonly Schema[], nameOf: NameOfType): string {
  const texts = parts
    .filter(({ kind }) => kind !== "not" && kind !== "any")
    .map((part) => group(typeText(part, nameOf)));
  return unique(texts).join(" & ") || "unknown";
}

function objectText(schema: ObjectSchema, nameOf: NameOfType): string {
  const index = indexText(schema, nameOf);
  if (schema.properties.length === 0)
    return index ?? (schema.additional === false ? "Record<string, never>" : "Record<string, unknown>");
  const members = schema.properties.map((property) => memberText(property, nameOf, ""));
  const type = list(members);
  return index === undefined ? type : `${type} & ${index}`;
}

function list(members: readonly string[]): string {
  const line = `{ ${members.join("; ")} }`;
  if (line.length <= LINE_WIDTH / 2 && !line.includes("\n")) return line;
  return ["{", ...members.map((member) => indent(`${member};`)), "}"].join("\n");
}

function indexText(schema: ObjectSchema, nameOf: NameOfType): string | undefined {
  if (typeof schema.additional === "object") return `Record<string, ${typeText(schema.additional, nameOf)}>`;
  return undefined;
}

/**
 * A member of an object type. @param undefinedToo appended to optional members, e.g. `" | undefined"` where callers may
 * pass `undefined` for what they don't set
 */
export function memberText(property: Property, nameOf: NameOfType, undefinedToo: string): string {
  const { name, required, schema } = property;
  const type = typeText(schema, nameOf);
  return `${propertyKey(name)}${required ? "" : "?"}: ${type}${required ? "" : undefinedToo}`;
}

/** Members with their documentation, one a line. */
export function documentedMembers(properties: readonly Property[], nameOf: NameOfType, undefinedToo: string): string[] {
  return properties.flatMap((property) => [
    ...jsdoc(
      [property.schema.description, property.schema.deprecated && "@deprecated"].map((text) => text || undefined),
    ),
    `${memberText(property, nameOf, undefinedToo)};`,
  ]);
}

function group(type: string): string {
  return / [|&] /.test(type) && !/^[{(]/.test(type) ? `(${type})` : type;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
