import type { FindingCode } from "./finding.ts";

/** The usual mistake and its remedy, for codes that are clearer with one. */
export const examples: Readonly<Partial<Record<FindingCode, string>>> = {
  INPUT_SYNTAX: `description: Note: this colon breaks YAML      # wrong
description: "Note: this colon breaks YAML"    # right`,
  INPUT_NOT_OPENAPI: `openapi: 3.1.0      # the first line of an OpenAPI document
info: { title: Example, version: 1.0.0 }
paths: {}`,
  REF_UNRESOLVED: `$ref: "#/components/schemas/Usr"       # wrong: no such schema
$ref: "#/components/schemas/User"      # right
$ref: "./users.yaml#/User"             # in another file, relative to this one`,
  REF_REMOTE: `$ref: "https://example.com/user.yaml"      # wrong: on the network
$ref: "./vendor/user.yaml"                 # right: a copy beside the document`,
  REF_CYCLE: `A: { $ref: "#/components/schemas/B" }      # wrong: A is B, and B is A
B: { $ref: "#/components/schemas/A" }

A: { type: object, properties: { b: { $ref: "#/components/schemas/B" } } }     # right: A has a B`,
  REF_REPAIRED: `$ref: "#/definitions/User"             # Swagger's place, in an OpenAPI 3 document
$ref: "#/components/schemas/User"      # right`,
  OVERLAY_NO_MATCH: `actions:
  - target: $.paths./users.get              # wrong: a name with a slash needs brackets
  - target: $.paths['/users'].get           # right
    update: { x-hivegen: { method: list } }`,
  NAME_COLLISION: `/users/{id}:
  get:
    operationId: getUser
    x-hivegen: { method: getById }     # users.getById`,
  OPERATION_WITHOUT_ID: `/users:
  get:
    operationId: listUsers      # users.list`,
  OPERATION_DUPLICATE_ID: `/users:      { get: { operationId: list } }           # wrong: two called list
/orders:     { get: { operationId: list } }

/users:      { get: { operationId: listUsers } }      # right
/orders:     { get: { operationId: listOrders } }`,
  ENVELOPE_MISMATCH: `/health:
  get:
    x-hivegen: { envelope: false }      # this one answers without the envelope`,
  PAGINATION_MISMATCH: `x-hivegen:
  pagination: { cursor: after, next: /meta/next, items: /data }      # the parameter, and pointers into the body`,
  SECURITY_UNDECLARED: `security: [{ apiKey: [] }]
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-Api-Key }      # the same name`,
  SECURITY_UNUSED: `security: [{ apiKey: [] }]      # at the root: every operation needs it
paths:
  /health: { get: { security: [] } }      # but for this one`,
  SERVER_UNUSABLE: `servers:
  - url: api.example.com/v1?format=json      # wrong: no scheme, and a query
  - url: https://api.example.com/v1          # right`,
  SERVER_VARIABLE_UNDECLARED: `servers:
  - url: https://{region}.example.com
    variables: { region: { default: eu, enum: [eu, us] } }`,
};
