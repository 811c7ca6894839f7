import type { Json } from "../document/json.ts";
import {
  isHidden,
  type NumberSchema,
  type ObjectSchema,
  type Property,
  type Schema,
  type StringSchema,
  type UnionSchema,
} from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { readablePattern } from "../model/schemas/patterns.ts";

/**
 * What a validator is made of. There are two makers: one writes the calls of `@hivegen/server-runtime` as code, for the
 * stubs; one calls them, for the mock. What is validated is decided here, once, for both.
 */
export interface Validators<V> {
  /** The validator of a named schema. */
  reference(key: string): V;
  plain(kind: "any" | "never" | "null" | "boolean" | "binary"): V;
  string(limits: StringLimits): V;
  number(kind: "number" | "integer", limits: NumberLimits): V;
  enum(values: readonly Json[]): V;
  array(items: V, options: ArrayOptions<V>): V;
  object(properties: readonly (readonly [string, V])[], options: ObjectOptions<V>): V;
  allOf(parts: readonly V[]): V;
  anyOf(variants: readonly V[]): V;
  oneOf(variants: readonly V[]): V;
  not(schema: V): V;
  nullable(schema: V): V;
  withDefault(schema: V, value: Json): V;
  /** An object whose property `tag` says which of the schemas holds. */
  discriminated(tag: string, variants: readonly (readonly [string, V])[]): V;
}

export type StringLimits = Pick<StringSchema, "format" | "minLength" | "maxLength" | "pattern">;
export type NumberLimits = Omit<NumberSchema, "kind">;

export interface ArrayOptions<V> {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly prefixItems?: readonly V[];
}

export interface ObjectOptions<V> {
  readonly required?: readonly string[];
  readonly additional?: false | V;
  readonly patterns?: Readonly<Record<string, V>>;
  readonly propertyNames?: V;
  readonly readOnly?: readonly string[];
  readonly writeOnly?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** The validator of a schema. */
export function validatorOf<V>(schema: Schema, validators: Validators<V>, types: NamedTypes): V {
  const form = formOf(schema, validators, types);
  return schema.nullable ? validators.nullable(form) : form;
}

function formOf<V>(schema: Schema, validators: Validators<V>, types: NamedTypes): V {
  const of = (part: Schema): V => validatorOf(part, validators, types);
  switch (schema.kind) {
    case "ref":
      return types.has(schema.name) ? validators.reference(schema.name) : validators.plain("any");
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "binary":
      return validators.plain(schema.kind);
    case "string":
      return validators.string(stringLimits(schema));
    case "number":
    case "integer":
      return validators.number(schema.kind, numberLimits(schema));
    case "enum":
      return schema.open ? openEnum(schema.values, validators) : validators.enum(schema.values);
    case "array": {
      const { minItems, maxItems, uniqueItems, prefixItems } = schema;
      const options = given({ minItems, maxItems, uniqueItems, prefixItems: prefixItems?.map(of) });
      return validators.array(of(schema.items), options);
    }
    case "object":
      return objectOf(schema, validators, of);
    case "union":
      return unionOf(schema, validators, types);
    case "intersection":
      return validators.allOf(schema.parts.map(of));
    case "not":
      return validators.not(of(schema.schema));
  }
}

/** Any value of the types that the known ones have. */
function openEnum<V>(values: readonly Json[], validators: Validators<V>): V {
  const types = new Set(values.map((value) => typeof value));
  if (types.size > 1) return validators.plain("any");
  if (types.has("string")) return validators.string({});
  return types.has("number") ? validators.number("number", {}) : validators.enum(values);
}

function stringLimits({ format, minLength, maxLength, pattern }: StringSchema): StringLimits {
  return given({ format, minLength, maxLength, pattern });
}

function numberLimits(schema: NumberSchema): NumberLimits {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return given({ format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
}

function objectOf<V>(schema: ObjectSchema, validators: Validators<V>, of: (schema: Schema) => V): V {
  const members = schema.properties.map(({ name, schema: property }): readonly [string, V] => {
    const validator = of(property);
    return [name, property.default === undefined ? validator : validators.withDefault(validator, property.default)];
  });
  const namesWhere = (holds: (property: Property) => boolean) => {
    const names = schema.properties.filter(holds).map(({ name }) => name);
    return names.length > 0 ? names : undefined;
  };
  const patterns = schema.patterns?.flatMap(({ pattern, schema: values }) => {
    const readable = readablePattern(pattern);
    return readable === undefined ? [] : [[readable, of(values)] as const];
  });
  const { additional, propertyNames, minProperties, maxProperties } = schema;
  return validators.object(
    members,
    given({
      required: namesWhere((property) => property.required),
      readOnly: namesWhere((property) => isHidden(property.schema, "request")),
      writeOnly: namesWhere((property) => isHidden(property.schema, "response")),
      additional: furtherOf(additional, of),
      patterns: patterns && Object.fromEntries(patterns),
      propertyNames: propertyNames && of(propertyNames),
      minProperties,
      maxProperties,
    }),
  );
}

/** What else the object may have; nothing is said where that is anything. */
function furtherOf<V>(additional: ObjectSchema["additional"], of: (schema: Schema) => V): false | V | undefined {
  if (typeof additional === "object") return additional.kind === "any" ? undefined : of(additional);
  return additional ? undefined : false;
}

function unionOf<V>(schema: UnionSchema, validators: Validators<V>, types: NamedTypes): V {
  const { discriminator, variants, exclusive } = schema;
  const mapped = Object.entries(discriminator?.mapping ?? {});
  // Every variant must have a value of its own; where two share one, each is tried.
  const tagged = new Set(mapped.map(([, key]) => key));
  const known = variants.every((variant) => variantKeys(variant).some((key) => tagged.has(key) && types.has(key)));
  if (discriminator && known) {
    const branches = mapped.map(([value, key]) => [value, validators.reference(key)] as const);
    return validators.discriminated(discriminator.property, branches);
  }
  const parts = variants.map((variant) => validatorOf(variant, validators, types));
  return exclusive ? validators.oneOf(parts) : validators.anyOf(parts);
}

/** The name of a variant, which may be narrowed to its tag. */
function variantKeys(variant: Schema): string[] {
  if (variant.kind === "intersection") return variant.parts.flatMap(variantKeys);
  return variant.kind === "ref" ? [variant.name] : [];
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The options that say something. */
function given<T extends object>(options: T): Given<T> {
  const result: Given<T> = {};
  for (const key in options) {
    const value = options[key];
    if (isGiven(value)) result[key] = value;
  }
  return result;
}

function isGiven<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
