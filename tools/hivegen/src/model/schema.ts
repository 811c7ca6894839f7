import type { Json } from "../document/json.ts";

/** What a value may be, in one form whatever dialect it was written in. Printers read this, never raw JSON Schema. */
export type Schema = SchemaFacts & SchemaForm;

/** What is said about a value besides its form. */
export interface SchemaFacts {
  readonly description?: string;
  readonly deprecated?: true;
  readonly readOnly?: true;
  readonly writeOnly?: true;
  /** `null` is allowed too. */
  readonly nullable?: true;
  readonly default?: Json;
  readonly examples?: readonly Json[];
}

export type SchemaForm =
  | { readonly kind: "any" }
  | { readonly kind: "never" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | { readonly kind: "binary" }
  | StringSchema
  | NumberSchema
  | EnumSchema
  | ArraySchema
  | ObjectSchema
  | UnionSchema
  | { readonly kind: "intersection"; readonly parts: readonly Schema[] }
  | { readonly kind: "not"; readonly schema: Schema }
  | { readonly kind: "ref"; readonly name: string };

export interface StringSchema {
  readonly kind: "string";
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface NumberSchema {
  readonly kind: "number" | "integer";
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** One of some values; `const` is the case of one. */
export interface EnumSchema {
  readonly kind: "enum";
  readonly values: readonly Json[];
}

export interface ArraySchema {
  readonly kind: "array";
  readonly items: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}

export interface ObjectSchema {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** What further properties may be: anything (`true`), nothing (`false`), or a schema. */
  readonly additional: boolean | Schema;
  readonly patterns?: readonly { readonly pattern: string; readonly schema: Schema }[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export interface UnionSchema {
  readonly kind: "union";
  readonly variants: readonly Schema[];
  /** `oneOf`: exactly one variant may match. */
  readonly exclusive: boolean;
  readonly discriminator?: { readonly property: string; readonly mapping: Readonly<Record<string, string>> };
}
