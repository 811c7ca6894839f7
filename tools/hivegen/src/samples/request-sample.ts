import { isObject, type Json } from "../document/json.ts";
import type { ArraySchema, ObjectSchema, Schema, StringSchema, UnionSchema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { fits } from "./fits.ts";
import { numberSample, stringSample } from "./scalar-samples.ts";

/** Stands for a file in a sample, which JSON can't say. */
export const FILE = Symbol("file");

/** A value to send: JSON with files in it. */
export type Sample = null | boolean | number | string | typeof FILE | Sample[] | { [name: string]: Sample };

/** Nothing but recursion goes deeper. */
const DEEPEST = 32;
/** Longer lists would show nothing more. */
const MOST_ITEMS = 20;

/**
 * The least that can be sent: required members only, from examples and defaults where they fit, else what the type allows.
 * @param name of what the value is for; stands for text that nothing is said about
 * @returns nothing where no value ends
 */
export function requestSample(schema: Schema, name: string, types: NamedTypes): Sample | undefined {
  return make(schema, name, types, new Set());
}

function make(schema: Schema, name: string, types: NamedTypes, within: ReadonlySet<string>): Sample | undefined {
  const said = [...(schema.examples ?? []), schema.default].find(
    (value) => isShort(value) && fits(schema, value, types),
  );
  if (said !== undefined) return said as Sample;
  const made = makeForm(schema, name, types, within);
  return made === undefined && schema.nullable ? null : made;
}

function isShort(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && value !== "" && JSON.stringify(value).length <= 200;
}

function makeForm(schema: Schema, name: string, types: NamedTypes, within: ReadonlySet<string>): Sample | undefined {
  switch (schema.kind) {
    case "ref":
      return makeNamed(schema.name, name, types, within);
    case "string":
      return canBe(schema, name) ? name : stringSample(schema);
    case "integer":
    case "number":
      return numberSample(schema);
    case "boolean":
      return true;
    case "binary":
      return FILE;
    case "enum":
      return schema.values[0] as Sample | undefined;
    case "array":
      return makeArray(schema, name, types, within);
    case "object":
      return makeObject(schema, types, within);
    case "union":
      return makeUnion(schema, name, types, within);
    case "intersection":
      return makeAll(schema.parts, name, types, within);
    case "any":
    case "not":
      return {};
    case "null":
      return null;
    case "never":
      return undefined;
  }
}

function makeNamed(key: string, name: string, types: NamedTypes, within: ReadonlySet<string>): Sample | undefined {
  const named = types.get(key);
  if (!named) return {};
  return within.has(key) ? undefined : make(named, name, types, new Set([...within, key]));
}

/** Whether a text that is free in form can be the name of what it is for. */
function canBe({ format, pattern, minLength = 0, maxLength = Infinity }: StringSchema, name: string): boolean {
  return (
    name !== "" && format === undefined && pattern === undefined && minLength <= name.length && name.length <= maxLength
  );
}

function makeArray(
  { items, prefixItems = [], minItems = 1, uniqueItems }: ArraySchema,
  name: string,
  types: NamedTypes,
  within: ReadonlySet<string>,
): Sample | undefined {
  const first = prefixItems.map((item) => make(item, name, types, within));
  if (first.length > 0) return first.every((item) => item !== undefined) ? first : undefined;
  const item = make(items, name, types, within);
  if (item === undefined) return [];
  const count = Math.min(Math.max(minItems, 1), MOST_ITEMS);
  return Array.from({ length: count }, (_, index) => (uniqueItems ? another(item, index, items, types) : item));
}

/** A value like the first one, and different from it. */
function another(item: Sample, index: number, schema: Schema, types: NamedTypes): Sample {
  if (index === 0) return item;
  if (typeof item === "number") return item + index;
  if (typeof item !== "string") return item;
  const candidates = [`${item}${index + 1}`, `${index + 1}${item}`];
  return candidates.find((candidate) => fits(schema, candidate, types)) ?? item;
}

function makeObject(
  { properties, minProperties = 0 }: ObjectSchema,
  types: NamedTypes,
  within: ReadonlySet<string>,
): Sample | undefined {
  const sent = properties.filter(({ schema }) => !schema.readOnly);
  const required = sent.filter((property) => property.required);
  const more = sent.filter((property) => !property.required).slice(0, Math.max(minProperties - required.length, 0));
  const members = [...required, ...more].map(({ name, schema }) => [name, make(schema, name, types, within)] as const);
  return members.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(members) as Sample);
}

/** Of the first variant that has an end, with the value that tells it apart. */
function makeUnion(
  { variants, discriminator }: UnionSchema,
  name: string,
  types: NamedTypes,
  within: ReadonlySet<string>,
): Sample | undefined {
  for (const variant of variants) {
    const sample = make(variant, name, types, within);
    if (sample === undefined) continue;
    const tag = discriminator && tagOf(variant, discriminator, types);
    return tag !== undefined && discriminator && isMembers(sample)
      ? { ...sample, [discriminator.property]: tag }
      : sample;
  }
  return undefined;
}

/** What tells a variant apart, where its own property can have that value. */
function tagOf(
  variant: Schema,
  { property, mapping }: NonNullable<UnionSchema["discriminator"]>,
  types: NamedTypes,
): string | undefined {
  const [tag] = Object.entries(mapping).find(([, key]) => variant.kind === "ref" && key === variant.name) ?? [];
  const declared = new Map(declaredProperties(variant, types, 0)).get(property);
  return tag !== undefined && declared && fits(declared, tag, types) ? tag : undefined;
}

/** Objects together; of other values the first says it. */
function makeAll(
  parts: readonly Schema[],
  name: string,
  types: NamedTypes,
  within: ReadonlySet<string>,
): Sample | undefined {
  const samples = parts
    .filter(({ kind }) => kind !== "any" && kind !== "not")
    .map((part) => make(part, name, types, within));
  if (samples.includes(undefined)) return undefined;
  const objects = samples.filter(isMembers);
  if (objects.length === 0)
    return samples.find((sample) => parts.every((part) => isPlain(sample) && fits(part, sample, types))) ?? samples[0];
  const merged: { [name: string]: Sample } = Object.assign({}, ...objects);
  const declared = new Map(parts.flatMap((part) => declaredProperties(part, types, 0)));
  for (const [key, value] of Object.entries(merged)) {
    const property = isEmpty(value) ? declared.get(key) : undefined;
    if (property) merged[key] = make(property, key, types, within) ?? value;
  }
  return merged;
}

/** Parts that only say `required` know nothing of what they require; these do. */
function declaredProperties(schema: Schema, types: NamedTypes, depth: number): (readonly [string, Schema])[] {
  if (depth > DEEPEST) return [];
  switch (schema.kind) {
    case "ref": {
      const named = types.get(schema.name);
      return named ? declaredProperties(named, types, depth + 1) : [];
    }
    case "intersection":
      return schema.parts.flatMap((part) => declaredProperties(part, types, depth + 1));
    case "object":
      return schema.properties
        .filter((property) => property.schema.kind !== "any")
        .map((property) => [property.name, property.schema] as const);
    default:
      return [];
  }
}

function isPlain(sample: Sample | undefined): sample is null | boolean | number | string {
  return sample === null || ["boolean", "number", "string"].includes(typeof sample);
}

function isEmpty(sample: Sample): boolean {
  return isMembers(sample) && Object.keys(sample).length === 0;
}

function isMembers(sample: Sample | undefined): sample is { [name: string]: Sample } {
  return isObject(sample);
}
