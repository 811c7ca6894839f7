import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { valueAt } from "../src/document/pointer.ts";
import { buildModel, load } from "../src/index.ts";

const LIST = {
  type: "object",
  properties: {
    data: { type: "array", items: { type: "string" } },
    nextLink: { type: "string" },
    page: { type: "object", properties: { next: { type: "string" }, more: { type: "boolean" } } },
    status: { type: "string" },
    properties: { type: "object", properties: { provisioningState: { type: "string" } } },
  },
};

const PARAMETERS = ["cursor", "page", "offset", "limit"].map((name) => ({
  name,
  in: "query",
  schema: { type: name === "cursor" ? "string" : "integer" },
}));

/** A document with one operation, and what stands beside it. */
function documentOf(operation: JsonObject, around: JsonObject = {}, pathItem: JsonObject = {}): JsonObject {
  const responses = { 200: { description: "d", content: { "application/json": { schema: LIST } } } };
  return {
    openapi: "3.1.0",
    info: { title: "Thing API", version: "1" },
    paths: {
      "/things": { ...pathItem, get: { operationId: "listThings", parameters: PARAMETERS, responses, ...operation } },
    },
    ...around,
  };
}

function modelOf(document: JsonObject) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-aliases-"));
  writeFileSync(join(base, "api.json"), JSON.stringify(document));
  const loaded = load(join(base, "api.json"), { base });
  return { model: buildModel(loaded), findings: loaded.findings };
}

/** What is declared about the operation once everybody's extensions are read. */
function declaredFor(operation: JsonObject, around: JsonObject = {}, pathItem: JsonObject = {}): Json | undefined {
  const { model, findings } = modelOf(documentOf(operation, around, pathItem));
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return valueAt({ ...model.document.wire }, ["paths", "/things", "get", "x-hivegen"]);
}

test.each<[string, JsonObject, JsonObject]>([
  ["group", { "x-speakeasy-group": "stock.items" }, { resource: "stock.items" }],
  ["name", { "x-speakeasy-name-override": "all" }, { method: "all" }],
  [
    "retries",
    {
      "x-speakeasy-retries": {
        strategy: "backoff",
        backoff: { initialInterval: 500, maxInterval: 60000, maxElapsedTime: 3600000, exponent: 1.5 },
        statusCodes: ["5XX", 429, "409"],
      },
    },
    { retry: { baseDelay: 0.5, maxDelay: 60, statuses: [500, 502, 503, 504, 429, 409] } },
  ],
  ["no retries", { "x-speakeasy-retries": { strategy: "none" } }, { retry: { maxRetries: 0 } }],
  [
    "cursors",
    {
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [
          { name: "cursor", in: "parameters", type: "cursor" },
          { name: "limit", in: "parameters", type: "limit" },
        ],
        outputs: { nextCursor: "$.page.next", results: "$['data']" },
      },
    },
    { pagination: { style: "cursor", cursor: "cursor", limit: "limit", next: "/page/next", items: "/data" } },
  ],
  [
    "pages",
    {
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [{ name: "page", in: "parameters", type: "page" }],
        outputs: { results: "$.data", numPages: "$.page.count" },
      },
    },
    { pagination: { style: "page", page: "page", items: "/data", totalPages: "/page/count" } },
  ],
  [
    "offsets",
    {
      "x-speakeasy-pagination": {
        type: "offsetLimit",
        inputs: [
          { name: "offset", in: "parameters", type: "offset" },
          { name: "limit", in: "parameters", type: "limit" },
        ],
        outputs: { results: "$.data" },
      },
    },
    { pagination: { style: "offset", offset: "offset", limit: "limit", items: "/data" } },
  ],
  [
    "cursors that the last item has",
    {
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [{ name: "cursor", in: "requestBody", type: "cursor" }],
        outputs: { nextCursor: "$.data[(@.length-1)].id", results: "$.data" },
      },
    },
    { pagination: { style: "cursor", cursor: "$request.body#/cursor", items: "/data", itemCursor: "/id" } },
  ],
  [
    "next addresses",
    { "x-speakeasy-pagination": { type: "url", outputs: { nextUrl: "$.nextLink", results: "$.data" } } },
    { pagination: { style: "url", next: "/nextLink", items: "/data" } },
  ],
  [
    "polling",
    {
      "x-speakeasy-polling": [
        {
          name: "WaitForCompleted",
          intervalSeconds: 3,
          successCriteria: [
            { condition: "$statusCode == 200" },
            { condition: '$response.body#/status == "completed"' },
          ],
          failureCriteria: [{ condition: "$response.body#/status == 'errored'" }],
        },
      ],
    },
    {
      waiters: {
        waitForCompleted: {
          success: [{ pointer: "/status", in: ["completed"] }],
          failure: [{ pointer: "/status", in: ["errored"] }],
          minDelay: 3,
        },
      },
    },
  ],
])("Speakeasy: %s", (_, extension, declared) => {
  expect(declaredFor(extension)).toEqual(declared);
});

test("Speakeasy: rules at the root rename what they match, and an operation's own name wins", () => {
  const rules = {
    "x-speakeasy-name-override": [
      { operationId: "(", methodNameOverride: "x" },
      { operationId: "^list.*", methodNameOverride: "all" },
    ],
  };
  expect(declaredFor({}, rules)).toEqual({ method: "all" });
  expect(declaredFor({ "x-speakeasy-name-override": "every" }, rules)).toEqual({ method: "every" });
});

test.each<[string, JsonObject]>([
  [
    "a cursor of items that nobody names",
    {
      "x-speakeasy-pagination": {
        type: "cursor",
        inputs: [{ name: "cursor", in: "parameters", type: "cursor" }],
        outputs: { nextCursor: "$.data[-1].id" },
      },
    },
  ],
  [
    "two conditions about the body",
    {
      "x-speakeasy-polling": [
        {
          name: "W",
          successCriteria: [{ condition: "$response.body#/a == 1" }, { condition: "$response.body#/b == 2" }],
        },
      ],
    },
  ],
  [
    "a comparison other than ==",
    { "x-speakeasy-polling": [{ name: "W", successCriteria: [{ condition: "$response.body#/a > 1" }] }] },
  ],
  [
    "values of another type",
    {
      "x-speakeasy-retries": 3,
      "x-speakeasy-group": 1,
      "x-fern-pagination": "yes",
      "x-ms-pageable": [],
      "x-fern-sdk-return-value": {},
    },
  ],
  ["what generates nothing", { "x-speakeasy-usage-example": true, "x-fern-examples": [], "x-ms-examples": {} }],
])("%s is left alone, and inspect counts it", (_, extension) => {
  const { model, findings } = modelOf(documentOf(extension));
  expect(findings).toEqual([]);
  expect(Object.keys(model.unusedExtensions)).toEqual(Object.keys(extension).sort());
});

test.each<[string, JsonObject, JsonObject, JsonObject]>([
  [
    "group and method",
    { "x-fern-sdk-group-name": ["stock", "items"], "x-fern-sdk-method-name": "all" },
    {},
    { resource: "stock items", method: "all" },
  ],
  [
    "cursors",
    {
      "x-fern-pagination": {
        cursor: "$request.cursor",
        next_cursor: "$response.page.next",
        results: "$response.data",
        "has-next-page": "$response.page.more",
      },
    },
    {},
    { pagination: { style: "cursor", cursor: "cursor", next: "/page/next", items: "/data", hasMore: "/page/more" } },
  ],
  [
    "offsets that count pages",
    { "x-fern-pagination": { offset: "$request.page", results: "$response.data" } },
    {},
    { pagination: { style: "page", page: "page", items: "/data" } },
  ],
  [
    "offsets with a step",
    { "x-fern-pagination": { offset: "$request.offset", step: "$request.limit", results: "$response.data" } },
    {},
    { pagination: { style: "offset", offset: "offset", limit: "limit", items: "/data" } },
  ],
  [
    "next addresses",
    { "x-fern-pagination": { next_uri: "$response.nextLink", results: "$response.data" } },
    {},
    { pagination: { style: "url", next: "/nextLink", items: "/data" } },
  ],
  [
    "pagination as at the root",
    { "x-fern-pagination": true },
    { "x-fern-pagination": { offset: "$request.page", results: "$response.data" } },
    { pagination: { style: "page", page: "page", items: "/data" } },
  ],
  ["no pagination", { "x-fern-pagination": false }, {}, { pagination: false }],
  ["no retries", { "x-fern-retries": { disabled: true } }, {}, { retry: { maxRetries: 0 } }],
  ["a returned value", { "x-fern-sdk-return-value": "data" }, {}, { envelope: { data: "/data" } }],
  [
    "idempotency",
    { "x-fern-idempotent": true },
    { "x-fern-idempotency-headers": [{ header: "X-Key", name: "key" }] },
    { idempotency: { header: "X-Key" } },
  ],
  ["idempotency without a header", { "x-fern-idempotent": true }, {}, { idempotency: { idempotent: true } }],
])("Fern: %s", (_, extension, around, declared) => {
  expect(declaredFor(extension, around)).toEqual(declared);
});

test("a header that is declared for an operation takes a key, though it is no parameter", () => {
  const { model } = modelOf(
    documentOf({ "x-fern-idempotent": true }, { "x-fern-idempotency-headers": [{ header: "X-Key" }] }),
  );
  expect(model.resources[0]?.operations[0]?.idempotencyKey).toBe("X-Key");
});

test.each<[string, JsonObject, JsonObject, JsonObject | undefined]>([
  [
    "pages",
    { "x-ms-pageable": { nextLinkName: "nextLink", itemName: "data" } },
    {},
    { pagination: { style: "url", next: "/nextLink", items: "/data" } },
  ],
  [
    "pages of values",
    { "x-ms-pageable": { nextLinkName: "nextLink" } },
    {},
    { pagination: { style: "url", next: "/nextLink", items: "/value" } },
  ],
  ["a list without next page", { "x-ms-pageable": { nextLinkName: null } }, {}, undefined],
  [
    "a resource that is provisioned for long",
    {},
    { put: { operationId: "putThing", responses: {}, "x-ms-long-running-operation": true } },
    {
      waiters: {
        waitUntilProvisioned: {
          description: "Waits until the resource is provisioned.",
          success: [{ pointer: "/properties/provisioningState", in: ["Succeeded"] }],
          failure: [{ pointer: "/properties/provisioningState", in: ["Failed", "Canceled"] }],
        },
      },
    },
  ],
])("AutoRest: %s", (_, extension, pathItem, declared) => {
  expect(declaredFor(extension, {}, pathItem)).toEqual(declared);
});

test("AutoRest: a host with parameters is a server with variables", () => {
  const host = {
    hostTemplate: "{account}.{suffix}",
    parameters: [
      { name: "account", in: "path" },
      { name: "suffix", in: "path", default: "example.net" },
    ],
  };
  const { model } = modelOf(documentOf({}, { "x-ms-parameterized-host": host }));
  expect(model.servers).toMatchObject([
    { url: "https://{account}.{suffix}", variables: [{ name: "account" }, { name: "suffix", default: "example.net" }] },
  ]);
});

test.each(["x-speakeasy-ignore", "x-fern-ignore", "x-internal"])(
  "%s leaves an operation or a whole path out",
  (name) => {
    const post = { operationId: "addThing", responses: {} };
    const ids = (document: JsonObject) =>
      modelOf(document).model.resources.flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(ids(documentOf({ [name]: true }, {}, { post }))).toEqual(["addThing"]);
    expect(ids(documentOf({}, {}, { post, [name]: true }))).toEqual([]);
    expect(ids(documentOf({ "x-hivegen": { ignore: false }, [name]: true }))).toEqual(["listThings"]);
  },
);

test("our own key wins, key by key, and of others the first in the list", () => {
  const extensions = {
    "x-hivegen": { method: "ours" },
    "x-speakeasy-name-override": "theirs",
    "x-speakeasy-group": "a",
    "x-fern-sdk-group-name": "b",
  };
  expect(declaredFor(extensions)).toEqual({ method: "ours", resource: "a" });
});

test("types are named as other generators' extensions name them", () => {
  const schemas = {
    A: { type: "string", "x-speakeasy-name-override": "Speakeasy" },
    B: { type: "string", "x-fern-type-name": "Fern" },
    C: { type: "string", "x-ms-client-name": "Autorest" },
    Chosen: { type: "string" },
    D: { type: "string", "x-fern-type-name": "Fern", "x-hivegen": { name: "Chosen" } },
  };
  const { model } = modelOf(documentOf({}, { components: { schemas } }));
  expect(model.types.map(({ key, name }) => [key, name])).toEqual([
    ["A", "Speakeasy"],
    ["B", "Fern"],
    ["C", "Autorest"],
    ["Chosen", "Chosen2"],
    ["D", "Chosen"],
  ]);
});
