import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { convertStainless } from "../src/stainless/convert.ts";
import { readStainless } from "../src/stainless/stainless-file.ts";

const DOCUMENT: JsonObject = {
  paths: {
    "/cards": { get: { parameters: [{ $ref: "#/components/parameters/Page" }] } },
    "/events": { parameters: [{ name: "after", in: "query" }], get: {} },
    "/plain": { get: {} },
  },
  components: { parameters: { Page: { name: "page", in: "query" } } },
};

function convert(config: unknown, document: JsonObject = DOCUMENT) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-stainless-"));
  writeFileSync(join(base, "stainless.yml"), JSON.stringify(config));
  const file = readStainless(join(base, "stainless.yml"), base);
  const converted = convertStainless(file, () => document);
  return { ...converted, notes: file.findings.map(({ pointer, message }) => [pointer, message]) };
}

const purpose = (name: string) => ({ "x-stainless-pagination-property": { purpose: name } });
const ITEMS = { items: { type: "array", ...purpose("items") } };
const CURSOR = {
  name: "cursors",
  type: "cursor",
  request: { after: purpose("next_cursor_param"), limit: {} },
  response: { ...ITEMS, next: purpose("next_cursor_field") },
};
const PAGES = {
  name: "pages",
  type: "page_number",
  request: { page: purpose("page_number_param"), size: {} },
  response: ITEMS,
};

test.each<[string, JsonObject, JsonObject]>([
  ["cursors", CURSOR, { style: "cursor", cursor: "after", next: "/next", limit: "limit", items: "/items" }],
  [
    "cursors that items have",
    {
      type: "cursor_id",
      request: { after: purpose("next_cursor_param") },
      response: {
        items: { type: "array", ...purpose("items"), items: { properties: { id: purpose("next_cursor_field") } } },
      },
    },
    { style: "cursor", cursor: "after", itemCursor: "/id", items: "/items" },
  ],
  ["pages", PAGES, { style: "page", page: "page", limit: "size", items: "/items" }],
  [
    "offsets",
    {
      type: "offset",
      request: { skip: purpose("offset_count_param") },
      response: { ...ITEMS, count: purpose("offset_total_count_field") },
    },
    { style: "offset", offset: "skip", total: "/count", items: "/items" },
  ],
  [
    "addresses",
    {
      type: "cursor_url",
      request: {},
      response: { ...ITEMS, meta: { type: "object", properties: { next: purpose("next_cursor_field") } } },
    },
    { style: "url", next: "/meta/next", items: "/items" },
  ],
])("one scheme of %s holds for the whole API", (_, scheme, pagination) => {
  expect(convert({ pagination: [scheme] }).root).toEqual({ pagination });
});

test("of several schemes each operation gets the one that its parameters fit", () => {
  const { root, operations } = convert({
    pagination: [PAGES, CURSOR],
    resources: {
      cards: { methods: { list: "get /cards" } },
      events: { methods: { list: "get /events", once: { endpoint: "get /plain" } } },
    },
  });
  expect(root).toEqual({});
  expect(operations).toMatchObject({
    "GET /cards": { pagination: { style: "page" } },
    "GET /events": { pagination: { style: "cursor" } },
  });
  expect(operations["GET /plain"]).toEqual({ resource: "events", method: "once" });
});

test.each<[string, JsonObject, string]>([
  [
    "cursors in headers",
    {
      pagination: [
        {
          ...CURSOR,
          response: {
            ...ITEMS,
            next: { "x-stainless-pagination-property": { purpose: "next_cursor_field", from_header: "X" } },
          },
        },
      ],
    },
    "/pagination/0",
  ],
  ["an unknown kind of page", { pagination: [{ type: "fake_page" }] }, "/pagination/0"],
  [
    "a method without endpoint",
    { resources: { a: { methods: { listen: { type: "websocket", url: "wss://a" } } } } },
    "/resources/a/methods/listen",
  ],
  [
    "an endpoint with two names",
    { resources: { a: { methods: { get: "get /a" } }, b: { methods: { read: "get /a" } } } },
    "/resources/b/methods/read",
  ],
  ["a model that is no component", { resources: { a: { models: { x: "#/paths/~1a/get" } } } }, "/resources/a/models/x"],
  ["an unknown key of a resource", { resources: { a: { methods: {}, teapot: 1 } } }, "/resources/a/teapot"],
  [
    "an unknown key of a method",
    { resources: { a: { methods: { get: { endpoint: "get /a", teapot: 1 } } } } },
    "/resources/a/methods/get/teapot",
  ],
  ["a language without a package", { targets: { ruby: {} } }, "/targets/ruby"],
  [
    "roles of credentials",
    { client_settings: { opts: { id: { auth: { security_scheme: "o", role: "client_id" } } } } },
    "/client_settings/opts/id",
  ],
  [
    "two places of data",
    { settings: { unwrap_response_fields: ["data", "result"] } },
    "/settings/unwrap_response_fields",
  ],
  ["an unknown part", { teapots: [] }, "/teapots"],
  ["transforms", { openapi: { transforms: [] } }, "/openapi"],
])("%s can't be taken over, and that is told once", (_, config, pointer) => {
  expect(convert(config).notes.map(([place]) => place)).toEqual([pointer]);
});

test.each([
  [null],
  [[]],
  ["text"],
  [{ resources: [], targets: 1, pagination: "x", client_settings: null, settings: [] }],
])("%j makes nothing, and no crash", (config) => {
  expect(convert(config)).toMatchObject({ outputs: [], root: {}, operations: {}, schemas: {} });
});

test("models are named, and what belongs to nobody is left out", () => {
  const { operations, schemas } = convert({
    resources: { $shared: { models: { api_error: "#/components/schemas/Error", Card: "Card" } } },
    unspecified_endpoints: ["get /metrics"],
  });
  expect(schemas).toEqual({ Error: { name: "ApiError" } });
  expect(operations).toEqual({ "GET /metrics": { ignore: true } });
});
