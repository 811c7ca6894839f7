/** The parts of an OpenAPI 3.1 document that the reference shows, in the specification's own words. */
export interface ContractDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly summary?: string };
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components: Components;
  readonly "x-hivegen"?: Extension;
}

export interface Reference {
  readonly $ref: string;
}

export type OrReference<T> = T | Reference;

export interface Server {
  readonly url: string;
  readonly description?: string;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
}

/** Scopes by the name of the security scheme. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
}

export const methods = ["get", "post", "put", "patch", "delete"] as const;

export type Method = (typeof methods)[number];

export type PathItem = { readonly parameters?: readonly OrReference<Parameter>[] } & {
  readonly [method in Method]?: OperationObject;
};

export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly OrReference<Parameter>[];
  readonly requestBody?: OrReference<RequestBody>;
  readonly responses: Readonly<Record<string, OrReference<Response>>>;
  readonly "x-hivegen"?: Extension;
}

/** The keys of `x-hivegen` that readers of the reference care for. */
export interface Extension {
  readonly envelope?: false | { readonly data?: string };
  readonly errors?: { readonly code?: string; readonly codes?: Readonly<Record<string, readonly string[]>> };
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, OrReference<Header>>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly links?: Readonly<Record<string, OrReference<ResponseLink>>>;
}

export interface Header {
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

export interface ResponseLink {
  readonly operationId: string;
  readonly description?: string;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, OrReference<Example>>>;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface SecurityScheme {
  readonly type: string;
  readonly description?: string;
  readonly flows?: Readonly<
    Record<string, { readonly tokenUrl?: string; readonly scopes: Readonly<Record<string, string>> }>
  >;
}

/** A JSON Schema. `$ref` may have siblings, as 3.1 allows. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
}
