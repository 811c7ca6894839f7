import type { Json } from "../document/json.ts";

/** What a value may be, in one form whatever dialect it was written in. Printers read this, never raw JSON Schema. */
export type Schema = SchemaFacts & SchemaForm;

/** What is said about a value besides its form. */
export interface SchemaFacts {
  readonly title?: string;
  /** The description, or the title where there is none. */
  readonly description?: string;
  readonly deprecated?: true;
  /** Not part of requests. */
  readonly readOnly?: true;
  /** Not part of responses. */
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
  /** Other values of the same types may be used, too. */
  readonly open?: true;
}

export interface ArraySchema {
  readonly kind: "array";
  /** Of the items after `prefixItems`; `never` where there are none. */
  readonly items: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}

export interface ObjectSchema {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** What further properties may be: a schema where one is declared, `false` for none, `true` where nothing is said. */
  readonly additional: boolean | Schema;
  readonly patterns?: readonly { readonly pattern: string; readonly schema: Schema }[];
  readonly propertyNames?: Schema;
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
  /** The property that tells variants apart; `mapping` has the named schema of each of its values. */
  readonly discriminator?: { readonly property: string; readonly mapping: Readonly<Record<string, string>> };
}

/** Who sends the value: a request has no `readOnly` members, a response no `writeOnly` ones. */
export type View = "request" | "response";

/** Whether a member is left out of a view. */
export function isHidden(schema: Schema, view: View): boolean {
  return (view === "request" ? schema.readOnly : schema.writeOnly) === true;
}

/** The schemas directly inside, whatever the form. Most have none, and all of a document's are asked. */
export function schemasIn(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return schema.prefixItems ? [...schema.prefixItems, schema.items] : [schema.items];
    case "object":
      return schemasInObject(schema);
    case "union":
      return schema.variants;
    case "intersection":
      return schema.parts;
    case "not":
      return [schema.schema];
    default:
      return NONE;
  }
}

const NONE: readonly Schema[] = [];

function schemasInObject({ properties, patterns = [], additional }: ObjectSchema): Schema[] {
  const inside = properties.map((property) => property.schema);
  for (const pattern of patterns) inside.push(pattern.schema);
  if (typeof additional === "object") inside.push(additional);
  return inside;
}
