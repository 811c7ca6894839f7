import { isObject, type Json, type JsonObject } from "../document/json.ts";
import type { ArraySchema, ObjectSchema, Property, Schema, UnionSchema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { numberSample, stringSample } from "./scalar-samples.ts";

/** Nothing but recursion goes deeper. */
const DEEPEST = 24;
const MOST_ITEMS = 20;
/** Values in one sample, beyond which optional members are left out. */
const MOST_VALUES = 5000;

export interface SamplerOptions {
  /** Optional members are left out from this depth on; 0 leaves out all of them. */
  readonly optionalDepth: number;
  /** How many items a list has that may be empty. */
  readonly items: 0 | 1;
  /** What texts begin with. */
  readonly text: string;
  /** Whether an example or a default that a schema gives may be used. */
  readonly accepts: (schema: Schema, value: Json) => boolean;
}

/** Makes values of schemas, the same every time: from their examples and defaults, else from what they allow. */
export class Sampler {
  readonly #types: NamedTypes;
  readonly #options: SamplerOptions;
  #budget = MOST_VALUES;

  constructor(types: NamedTypes, options: SamplerOptions) {
    this.#types = types;
    this.#options = options;
  }

  /** A value as a server answers it: without members that are only written. */
  sample(schema: Schema): Json {
    this.#budget = MOST_VALUES;
    return this.#value(schema, 0, new Set()) ?? null;
  }

  /** Nothing where a value would never end. */
  #value(schema: Schema, depth: number, within: ReadonlySet<string>): Json | undefined {
    this.#budget -= 1;
    const said = [...(schema.examples ?? []), schema.default].find(
      (value) => value !== undefined && this.#options.accepts(schema, value),
    );
    if (said !== undefined) return structuredClone(said);
    const made = depth > DEEPEST ? undefined : this.#made(schema, depth, within);
    return made === undefined && schema.nullable ? null : made;
  }

  #made(schema: Schema, depth: number, within: ReadonlySet<string>): Json | undefined {
    switch (schema.kind) {
      case "ref": {
        const named = this.#types.get(schema.name);
        if (!named || within.has(schema.name)) return undefined;
        return this.#value(named, depth, new Set(within).add(schema.name));
      }
      case "string":
        return stringSample(schema, this.#options.text);
      case "integer":
      case "number":
        return numberSample(schema);
      case "boolean":
        return true;
      case "binary":
        return "binary";
      case "enum":
        return structuredClone(schema.values[0]);
      case "array":
        return this.#array(schema, depth, within);
      case "object":
        return this.#object(schema, depth, within);
      case "union":
        return this.#union(schema, depth, within);
      case "intersection":
        return this.#merged(
          schema,
          schema.parts.map((part) => this.#value(part, depth, within)),
        );
      case "any":
        return depth === 0 ? {} : "any";
      case "null":
      case "not":
        return null;
      case "never":
        return undefined;
    }
  }

  #array(
    { items, prefixItems = [], minItems = 0, maxItems, uniqueItems }: ArraySchema,
    depth: number,
    within: ReadonlySet<string>,
  ): Json {
    const first = prefixItems.map((item) => this.#value(item, depth + 1, within) ?? null);
    const item = this.#value(items, depth + 1, within);
    const count = Math.min(
      Math.max(minItems, prefixItems.length, first.length > 0 ? 0 : this.#options.items),
      maxItems ?? MOST_ITEMS,
      MOST_ITEMS,
    );
    const values = [...first];
    while (item !== undefined && values.length < count)
      values.push(uniqueItems ? distinct(item, values.length) : structuredClone(item));
    return values.slice(0, maxItems);
  }

  #object(schema: ObjectSchema, depth: number, within: ReadonlySet<string>): Json | undefined {
    const result: JsonObject = {};
    for (const property of schema.properties) {
      if (property.schema.writeOnly || !this.#isShown(property, depth)) continue;
      const value = this.#value(property.schema, depth + 1, within);
      if (value === undefined && property.required) return undefined;
      if (value !== undefined) define(result, property.name, value);
    }
    this.#addUnnamed(result, schema, depth, within);
    return result;
  }

  /** Members of a map, and as many as there must be. */
  #addUnnamed(result: JsonObject, schema: ObjectSchema, depth: number, within: ReadonlySet<string>): void {
    const { properties, additional, minProperties = 0 } = schema;
    const isMap = properties.length === 0 && typeof additional === "object" && additional.kind !== "any";
    const value = isMap && depth < this.#options.optionalDepth ? this.#value(additional, depth + 1, within) : undefined;
    if (value !== undefined) result.key = value;
    for (let count = Object.keys(result).length; count < Math.min(minProperties, MOST_ITEMS); count++) {
      define(result, `key${count + 1}`, value ?? "any");
    }
  }

  #union({ variants, discriminator }: UnionSchema, depth: number, within: ReadonlySet<string>): Json | undefined {
    for (const variant of variants) {
      const value = this.#value(variant, depth, within);
      if (value === undefined) continue;
      return discriminator && isObject(value) ? tagged(value, variant, discriminator) : value;
    }
    return undefined;
  }

  #isShown({ required, schema }: Property, depth: number): boolean {
    return required || (depth < this.#options.optionalDepth && this.#budget > 0 && !schema.deprecated);
  }

  /** Objects together; of other values the first that all parts take. */
  #merged(schema: Schema, values: readonly (Json | undefined)[]): Json | undefined {
    const made = values.filter((value) => value !== undefined);
    if (made.length < values.length) return undefined;
    const objects = made.filter(isObject);
    if (objects.length > 0) return objects.reduce(together);
    return made.find((value) => this.#options.accepts(schema, value)) ?? made[0];
  }
}

/** The value with a tag of its variant, where it has none yet. */
function tagged(
  value: JsonObject,
  variant: Schema,
  discriminator: NonNullable<UnionSchema["discriminator"]>,
): JsonObject {
  const { property, mapping } = discriminator;
  const tags = Object.keys(mapping).filter((tag) => variant.kind === "ref" && mapping[tag] === variant.name);
  const [first] = tags;
  return first === undefined || tags.includes(String(value[property])) ? value : { ...value, [property]: first };
}

function distinct(value: Json, index: number): Json {
  if (typeof value === "number") return value + index;
  return typeof value === "string" && index > 0 ? `${value}${index + 1}` : structuredClone(value);
}

/** What both objects have; objects inside them likewise. */
function together(first: JsonObject, second: JsonObject): JsonObject {
  const result = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const other = result[name];
    if (value !== undefined) define(result, name, isObject(value) && isObject(other) ? together(other, value) : value);
  }
  return result;
}

function define(target: JsonObject, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
