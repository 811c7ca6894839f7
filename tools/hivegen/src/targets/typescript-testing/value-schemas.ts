import type { JsonObject } from "../../document/json.ts";
import type { Schema } from "../../model/schema.ts";
import type { NamedTypes } from "../../model/schemas/named-schemas.ts";
import { type ObjectOptions, type Validators, validatorOf } from "../../server-contract/validators.ts";

/** The runtime's `ValueSchema`: what a request's value may be, as data. */
export interface ValueSchema {
  readonly [keyword: string]: ValueSchema | ValueSchema[] | JsonObject[string] | Readonly<Record<string, ValueSchema>>;
}

/** What a mock checks of a value. It is what servers check, said as data. */
export function valueSchema(schema: Schema, types: NamedTypes): ValueSchema {
  return validatorOf(schema, VALUES, types);
}

const VALUES: Validators<ValueSchema> = {
  reference: (key) => ({ $ref: key }),
  plain: (kind) => {
    if (kind === "any") return {};
    return kind === "never" ? { not: {} } : { type: kind };
  },
  string: (limits) => ({ type: "string", ...limits }),
  number: (kind, limits) => ({ type: kind, ...limits, format: undefined }),
  enum: (values) => ({ enum: [...values] }),
  array: (items, { prefixItems, ...limits }) => ({
    type: "array",
    items: saysAnything(items) ? undefined : items,
    ...limits,
    prefixItems: prefixItems && [...prefixItems],
  }),
  object: (properties, options) => ({ type: "object", ...members(properties), ...objectKeywords(options) }),
  allOf: (parts) => ({ allOf: [...parts] }),
  anyOf: (variants) => ({ anyOf: [...variants] }),
  oneOf: (variants) => ({ oneOf: [...variants] }),
  not: (schema) => ({ not: schema }),
  nullable: (schema) => (saysAnything(schema) ? schema : { ...schema, nullable: true }),
  withDefault: (schema) => schema,
  discriminated: (propertyName, variants) => ({
    discriminator: { propertyName, mapping: Object.fromEntries(variants) },
  }),
};

function saysAnything(schema: ValueSchema): boolean {
  return Object.keys(schema).length === 0;
}

function members(properties: readonly (readonly [string, ValueSchema])[]): ValueSchema {
  return properties.length > 0 ? { properties: Object.fromEntries(properties) } : {};
}

/** A request need not have what only responses have. */
function objectKeywords(options: ObjectOptions<ValueSchema>): ValueSchema {
  const { required = [], readOnly = [], additional, patterns, propertyNames, minProperties, maxProperties } = options;
  const sent = required.filter((name) => !readOnly.includes(name));
  return {
    required: sent.length > 0 ? sent : undefined,
    additionalProperties: additional,
    patternProperties: patterns,
    propertyNames,
    minProperties,
    maxProperties,
  };
}
