import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/document/json.ts";
import { api, compare, told, withOperation } from "./compare.ts";

const query = (name: string, more: JsonObject = {}): JsonObject => ({
  parameters: [{ name, in: "query", schema: { type: "string" }, ...more }],
});
const responses = (...statuses: string[]): JsonObject => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: "" }])),
});
const body = (mediaTypes: string[], required = false): JsonObject => ({
  requestBody: { required, content: Object.fromEntries(mediaTypes.map((type) => [type, {}])) },
});
const schemes = {
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer" }, basic: { type: "http", scheme: "basic" } },
  },
};

test.each<[string, JsonObject, JsonObject, string[]]>([
  ["nothing", query("a"), query("a"), []],
  ["a new optional parameter", {}, query("a"), ["non-breaking PARAMETER_ADDED query parameter a is new."]],
  [
    "a new required parameter",
    {},
    query("a", { required: true }),
    ["breaking PARAMETER_ADDED query parameter a is new, and required."],
  ],
  ["a parameter that is gone", query("a"), {}, ["breaking PARAMETER_REMOVED query parameter a is gone."]],
  ["a renamed parameter", query("a"), query("b"), ["breaking PARAMETER_RENAMED query parameter a is called b now."]],
  [
    "a parameter that is required now",
    query("a"),
    query("a", { required: true }),
    ["breaking PARAMETER_REQUIRED query parameter a is required now."],
  ],
  [
    "a parameter that may be left out now",
    query("a", { required: true }),
    query("a"),
    ["non-breaking PARAMETER_OPTIONAL query parameter a may be left out now."],
  ],
  [
    "a parameter of another type",
    query("a"),
    query("a", { schema: { type: "integer" } }),
    ["breaking TYPE_CHANGED query parameter a is an integer now; it was a string."],
  ],
  [
    "a parameter that is written in another way",
    query("a", { schema: { type: "array", items: {} } }),
    query("a", { schema: { type: "array", items: {} }, explode: false }),
    ["breaking PARAMETER_STYLE_CHANGED query parameter a is written as form now; it was form, exploded."],
  ],
  [
    "a deprecated parameter with other words",
    query("a", { description: "Old." }),
    query("a", { description: "New.", deprecated: true }),
    [
      "non-breaking PARAMETER_DEPRECATED query parameter a is deprecated now.",
      "docs-only DOCUMENTATION_CHANGED query parameter a is described differently.",
    ],
  ],
  ["a new optional body", {}, body(["text/plain"]), ["non-breaking BODY_ADDED It takes a body now."]],
  [
    "a new required body",
    {},
    body(["text/plain"], true),
    ["breaking BODY_ADDED It takes a body now, which is required."],
  ],
  ["a body that is gone", body(["text/plain"]), {}, ["breaking BODY_REMOVED It takes no body any more."]],
  [
    "a body that is required now",
    body(["text/plain"]),
    body(["text/plain"], true),
    ["breaking BODY_REQUIRED The body is required now."],
  ],
  [
    "media types",
    body(["text/plain", "text/csv"]),
    body(["text/plain", "text/html"]),
    [
      "breaking MEDIA_TYPE_REMOVED body is no longer text/csv.",
      "non-breaking MEDIA_TYPE_ADDED body may be text/html now.",
    ],
  ],
  [
    "a success that is gone",
    responses("200", "202"),
    responses("200"),
    ["breaking STATUS_REMOVED Status 202 is no longer declared."],
  ],
  [
    "errors",
    responses("200", "404"),
    responses("200", "409"),
    [
      "non-breaking STATUS_REMOVED Status 404 is no longer declared.",
      "non-breaking STATUS_ADDED It may answer with status 409 now.",
    ],
  ],
  ["deprecation", {}, { deprecated: true }, ["non-breaking OPERATION_DEPRECATED It is deprecated now."]],
  [
    "other words",
    { summary: "Old" },
    { summary: "New" },
    ["docs-only DOCUMENTATION_CHANGED It is described differently."],
  ],
  [
    "another name",
    {},
    { operationId: "placeOrder" },
    ["breaking METHOD_RENAMED SDKs call it orders.place now; it was orders.create."],
  ],
  [
    "another resource",
    {},
    { tags: ["sales"] },
    [expect.stringMatching(/^breaking METHOD_RENAMED SDKs call it sales\.createOrder now; it was orders\.create\.$/)],
  ],
  [
    "credentials that are needed now",
    {},
    { security: [{ key: [] }] },
    ["breaking SECURITY_TIGHTENED It needs key now; before, nothing was enough."],
  ],
  [
    "credentials that are not needed any more",
    { security: [{ key: [] }] },
    { security: [] },
    ["non-breaking SECURITY_LOOSENED It can be called without credentials now."],
  ],
  [
    "another alternative",
    { security: [{ key: [] }] },
    { security: [{ key: [] }, { basic: [] }] },
    ["non-breaking SECURITY_LOOSENED It can be called with basic now."],
  ],
  [
    "another scope",
    { security: [{ key: ["read"] }] },
    { security: [{ key: ["read", "write"] }] },
    ["breaking SECURITY_TIGHTENED It needs key (read, write) now; before, key (read) was enough."],
  ],
])("%s", (_, old, now, changes) => {
  const result = compare(withOperation(old, schemes), withOperation(now, schemes));
  expect(told(result)).toEqual(changes);
  for (const { subject, operations } of result.changes) {
    expect(subject.kind).toBe("operation");
    expect(operations).toHaveLength(1);
  }
});

describe("operations and paths", () => {
  const at = (path: string, more: JsonObject = {}): JsonObject =>
    api({
      paths: {
        [path]: {
          get: {
            operationId: "getOrder",
            tags: ["orders"],
            parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
              name,
              in: "path",
              required: true,
              schema: { type: "string" },
            })),
            responses: {},
            ...more,
          },
        },
      },
    });

  test("one that is gone, and one that is new", () => {
    const result = compare(at("/orders/{id}"), at("/carts/{id}", { operationId: "getCart", tags: ["carts"] }));
    expect(told(result)).toEqual([
      "breaking OPERATION_REMOVED GET /orders/{id} is gone.",
      "non-breaking OPERATION_ADDED GET /carts/{id} is new.",
    ]);
    expect(result.changes[0]).toMatchObject({ old: { pointer: "/paths/~1orders~1{id}/get" } });
    expect(result.changes[0]?.new).toBeUndefined();
  });

  test("one that has moved keeps being compared", () => {
    expect(told(compare(at("/orders/{id}"), at("/v2/orders/{id}", { deprecated: true })))).toEqual([
      "breaking OPERATION_MOVED It is GET /v2/orders/{id} now; it was GET /orders/{id}.",
      "non-breaking OPERATION_DEPRECATED It is deprecated now.",
    ]);
  });

  test("a parameter of the path with another name is the same operation", () => {
    expect(told(compare(at("/orders/{id}"), at("/orders/{orderId}")))).toEqual([
      "breaking PARAMETER_RENAMED path parameter id is called orderId now.",
    ]);
  });
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    "servers",
    { servers: [{ url: "https://a.example.com" }] },
    { servers: [{ url: "https://b.example.com" }] },
    [
      "breaking SERVER_REMOVED The server https://a.example.com is gone.",
      "non-breaking SERVER_ADDED The server https://b.example.com is new.",
    ],
  ],
  [
    "the name",
    {},
    { info: { title: "Store", version: "1" } },
    [
      "breaking CLIENT_RENAMED The API is Store now; it was Shop.",
      "docs-only DOCUMENTATION_CHANGED The API is described differently.",
    ],
  ],
  [
    "how credentials are sent",
    { components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } } },
    { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } },
    ["breaking AUTH_SCHEME_CHANGED Credentials of key are sent in another way now."],
  ],
  [
    "webhooks",
    { webhooks: { "order.paid": { post: { responses: {} } } } },
    { webhooks: { "order.sent": { post: { responses: {} } } } },
    [
      "breaking WEBHOOK_REMOVED The event order.paid is gone.",
      "non-breaking WEBHOOK_ADDED The event order.sent is new.",
    ],
  ],
])("%s of the API", (_, old, now, changes) => {
  expect(told(compare(api(old), api(now)))).toEqual(changes);
});
