/**
 * Which kinds of OpenAPI objects stand where. One row a kind, named as the specification names it; walking a document,
 * bundling it and pruning it all read this table.
 */

export type Kind =
  | "Document"
  | "Components"
  | "PathItem"
  | "Operation"
  | "Parameter"
  | "RequestBody"
  | "MediaType"
  | "Encoding"
  | "Response"
  | "Callback"
  | "Header"
  | "Example"
  | "Link"
  | "SecurityScheme"
  | "Schema";

/** One object of a kind, a list of them, a map from names to them, or such a map in which `x-` names are extensions. */
export type Form = "one" | "list" | "map" | "extensible map";
export type Member = readonly [Form, Kind];

export interface Shape {
  readonly members: Readonly<Record<string, Member>>;
  /** Kind of all other members, where names are free (a Callback's are runtime expressions). */
  readonly rest?: Kind;
}

export const one = (kind: Kind): Member => ["one", kind];
export const list = (kind: Kind): Member => ["list", kind];
export const map = (kind: Kind): Member => ["map", kind];
export const extensibleMap = (kind: Kind): Member => ["extensible map", kind];

const operations = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"].map((method) => [
    method,
    one("Operation"),
  ]),
);

const conditions = Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, one("Schema")]));

export type Shapes = Readonly<Record<Kind, Shape>>;

export const shapes: Shapes = {
  Document: {
    members: {
      paths: extensibleMap("PathItem"),
      webhooks: map("PathItem"),
      "x-webhooks": map("PathItem"),
      components: one("Components"),
    },
  },
  Components: {
    members: {
      schemas: map("Schema"),
      responses: map("Response"),
      parameters: map("Parameter"),
      examples: map("Example"),
      requestBodies: map("RequestBody"),
      headers: map("Header"),
      securitySchemes: map("SecurityScheme"),
      links: map("Link"),
      callbacks: map("Callback"),
      pathItems: map("PathItem"),
      mediaTypes: map("MediaType"),
    },
  },
  PathItem: { members: { parameters: list("Parameter"), ...operations, additionalOperations: map("Operation") } },
  Operation: {
    members: {
      parameters: list("Parameter"),
      requestBody: one("RequestBody"),
      responses: extensibleMap("Response"),
      callbacks: map("Callback"),
    },
  },
  Parameter: { members: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") } },
  Header: { members: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") } },
  RequestBody: { members: { content: map("MediaType") } },
  MediaType: {
    members: {
      schema: one("Schema"),
      itemSchema: one("Schema"),
      examples: map("Example"),
      encoding: map("Encoding"),
      prefixEncoding: list("Encoding"),
      itemEncoding: one("Encoding"),
    },
  },
  Encoding: {
    members: {
      headers: map("Header"),
      encoding: map("Encoding"),
      prefixEncoding: list("Encoding"),
      itemEncoding: one("Encoding"),
    },
  },
  Response: { members: { headers: map("Header"), content: map("MediaType"), links: map("Link") } },
  Callback: { members: {}, rest: "PathItem" },
  Example: { members: {} },
  Link: { members: {} },
  SecurityScheme: { members: {} },
  Schema: {
    members: {
      properties: map("Schema"),
      patternProperties: map("Schema"),
      dependentSchemas: map("Schema"),
      $defs: map("Schema"),
      definitions: map("Schema"),
      additionalProperties: one("Schema"),
      unevaluatedProperties: one("Schema"),
      propertyNames: one("Schema"),
      items: one("Schema"),
      prefixItems: list("Schema"),
      unevaluatedItems: one("Schema"),
      contains: one("Schema"),
      allOf: list("Schema"),
      anyOf: list("Schema"),
      oneOf: list("Schema"),
      not: one("Schema"),
      contentSchema: one("Schema"),
      ...conditions,
    },
  },
};

/** Section of `components` in which objects of a kind are kept; kinds without one are written where they are used. */
export const sectionOf: Partial<Record<Kind, string>> = {
  Schema: "schemas",
  Response: "responses",
  Parameter: "parameters",
  Example: "examples",
  RequestBody: "requestBodies",
  Header: "headers",
  SecurityScheme: "securitySchemes",
  Link: "links",
  Callback: "callbacks",
};
