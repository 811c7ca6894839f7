/** What a value may be: JSON Schema, as far as a mock checks requests. */
export interface ValueSchema {
  /** Key of a named schema. */
  readonly $ref?: string;
  /** `binary`: bytes, or a file of a form. */
  readonly type?: "string" | "number" | "integer" | "boolean" | "null" | "array" | "object" | "binary";
  readonly nullable?: true;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: ValueSchema;
  readonly prefixItems?: readonly ValueSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  /** Of properties that aren't named; `false`: there are none. */
  readonly additionalProperties?: false | ValueSchema;
  readonly patternProperties?: Readonly<Record<string, ValueSchema>>;
  readonly propertyNames?: ValueSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly ValueSchema[];
  readonly anyOf?: readonly ValueSchema[];
  readonly oneOf?: readonly ValueSchema[];
  readonly not?: ValueSchema;
  /** The property that tells which schema holds. */
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Readonly<Record<string, ValueSchema>> };
}

/** Named schemas by their key. */
export type NamedSchemas = Readonly<Record<string, ValueSchema>>;

/** Longer chains of names lead back to themselves. */
const LONGEST_CHAIN = 32;

/** The schema that a name stands for. */
export function resolve(schema: ValueSchema, schemas: NamedSchemas): ValueSchema {
  let current = schema;
  for (let step = 0; step < LONGEST_CHAIN && current.$ref !== undefined; step += 1) {
    current = schemas[current.$ref] ?? {};
  }
  return current;
}
