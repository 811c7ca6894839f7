import { arrayOf, type Json, type JsonObject, objectOf, stringOf, textOf } from "../../document/json.ts";
import { append } from "../../document/multimap.ts";
import { type Context, resolve } from "../context.ts";
import { findProperty } from "../properties.ts";
import type { Schema, UnionSchema } from "../schema.ts";
import { componentKey, componentSchema } from "./component-key.ts";

/** The property that tells variants apart. */
export interface Discriminator {
  readonly property: string;
  /** Values that are declared for a named schema. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export function readDiscriminator(document: JsonObject, raw: JsonObject): Discriminator | undefined {
  const discriminator = objectOf(raw.discriminator);
  const property = stringOf(discriminator.propertyName);
  if (property === undefined) return undefined;
  const values = new Map<string, string[]>();
  for (const [value, target] of Object.entries(objectOf(discriminator.mapping))) {
    const key = mappedKey(document, stringOf(target) ?? "");
    if (key !== undefined) append(values, key, value);
  }
  return { property, values };
}

/** A mapping leads to a schema by reference or by name. */
function mappedKey(document: JsonObject, target: string): string | undefined {
  const key = componentKey(target) ?? target;
  return componentSchema(document, key) === undefined ? undefined : key;
}

/** A union in which each named variant has the values of the discriminator that stand for it. */
export function taggedUnion(
  context: Context,
  variants: readonly Schema[],
  { property, values }: Discriminator,
): Pick<UnionSchema, "kind" | "variants" | "discriminator"> {
  const keyByValue: [string, string][] = [];
  const tagged = variants.map((variant) => {
    if (variant.kind !== "ref") return variant;
    const tags = tagsOf(context, variant.name, property, values.get(variant.name));
    keyByValue.push(...tags.map((value): [string, string] => [value, variant.name]));
    return tags.length > 0 ? tagVariant(context, variant, variant.name, property, tags) : variant;
  });
  const mapping = Object.fromEntries(keyByValue.filter(([value, key]) => isOnlyOf(keyByValue, value, key)));
  return { kind: "union", variants: tagged, discriminator: { property, mapping } };
}

/** A value that two variants have tells neither from the other. */
function isOnlyOf(keyByValue: readonly (readonly [string, string])[], value: string, key: string): boolean {
  return keyByValue.every(([other, otherKey]) => other !== value || otherKey === key);
}

/** Values that stand for a component. Those that it declares itself count more than a mapping, and than its name. */
function tagsOf(
  context: Context,
  key: string,
  property: string,
  mapped: readonly string[] | undefined,
): readonly string[] {
  const raw = componentSchema(context.document, key);
  const found = findProperty(context, raw, property);
  const literals = found && literalsOf(context, found.schema)?.map(textOf);
  // A choice that is one variant of another has the values of its own variants, which nobody lists here.
  if (!mapped) return literals ?? (!found && isChoice(context, raw) ? [] : [key]);
  return literals === undefined || literals.some((literal) => mapped.includes(literal)) ? mapped : literals;
}

/**
 * The variant, narrowed to its tags where its own declaration doesn't tell it apart. A literal that the schema itself
 * declares is never contradicted.
 *
 * @param key the component whose declaration of the property counts
 */
export function tagVariant(
  context: Context,
  variant: Schema,
  key: string,
  property: string,
  tags: readonly string[],
): Schema {
  const values = missingTags(context, key, property, tags);
  if (!values) return variant;
  const tag: Schema = { kind: "enum", values };
  const properties = [{ name: property, required: true, schema: tag }];
  return { kind: "intersection", parts: [variant, { kind: "object", properties, additional: true }] };
}

/** Values to add to a variant; nothing where it has them already, or can't have them. */
function missingTags(context: Context, key: string, property: string, tags: readonly string[]): Json[] | undefined {
  const raw = componentSchema(context.document, key);
  const found = findProperty(context, raw, property);
  if (!found) return isChoice(context, raw) ? undefined : [...tags];
  const literals = literalsOf(context, found.schema);
  if (!literals) return asPropertyType(resolve(context, found.schema).type, tags);
  const matching = literals.filter((value) => tags.includes(textOf(value)));
  return matching.length === 0 || matching.length === literals.length ? undefined : matching;
}

/** A variant that is itself one of several has the property in each of them. */
function isChoice(context: Context, raw: Json | undefined): boolean {
  const schema = resolve(context, raw);
  return ["oneOf", "anyOf", "enum"].some((keyword) => schema[keyword] !== undefined);
}

/** The values that a property is limited to, wherever `allOf` says so; the narrowest list counts. */
function literalsOf(context: Context, raw: Json): Json[] | undefined {
  const schema = resolve(context, raw);
  if (schema.const !== undefined) return [schema.const];
  const lists = arrayOf(schema.allOf).map((part) => objectOf(resolve(context, part)));
  const found = [schema, ...lists]
    .map((part) => (part.const === undefined ? arrayOf(part.enum) : [part.const]))
    .filter((list) => list.length > 0)
    .sort((a, b) => a.length - b.length);
  return found[0];
}

/** Mappings are written as text; the property may be a number or a boolean. */
function asPropertyType(type: Json | undefined, tags: readonly string[]): Json[] | undefined {
  const types = Array.isArray(type) ? type.filter((name) => name !== "null") : [type];
  const [only] = types;
  if (types.length > 1 || only === undefined || only === "string") return [...tags];
  if (only === "boolean")
    return tags.every((tag) => /^(?:true|false)$/.test(tag)) ? tags.map((tag) => tag === "true") : undefined;
  if (only !== "integer" && only !== "number") return undefined;
  const numbers = tags.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
