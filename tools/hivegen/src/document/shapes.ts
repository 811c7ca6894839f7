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

/** A member is one object of a kind, a list of them, or a map from names to them. */
export type Member = readonly ["one" | "list" | "map", Kind];

export interface Shape {
  readonly members: Readonly<Record<string, Member>>;
  /** Kind of all other members, where names are free (a Callback's are runtime expressions). */
  readonly rest?: Kind;
}

const one = (kind: Kind): Member => ["one", kind];
const list = (kind: Kind): Member => ["list", kind];
const map = (kind: Kind): Member => ["map", kind];

const operations = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((method) => [method, one("Operation")]),
);

const conditions = Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, one("Schema")]));

export const shapes: Readonly<Record<Kind, Shape>> = {
  Document: { members: { paths: map("PathItem"), webhooks: map("PathItem"), components: one("Components") } },
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
    },
  },
  PathItem: { members: { parameters: list("Parameter"), ...operations } },
  Operation: {
    members: {
      parameters: list("Parameter"),
      requestBody: one("RequestBody"),
      responses: map("Response"),
      callbacks: map("Callback"),
    },
  },
  Parameter: { members: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") } },
  Header: { members: { schema: one("Schema"), content: map("MediaType"), examples: map("Example") } },
  RequestBody: { members: { content: map("MediaType") } },
  MediaType: { members: { schema: one("Schema"), examples: map("Example"), encoding: map("Encoding") } },
  Encoding: { members: { headers: map("Header") } },
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
