import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { operationOf } from "./support/model-of.ts";

const JSON_OF = (schema: Json) => ({ content: { "application/json": { schema } } });
const TEXT = JSON_OF({ type: "string" });
const NUMBER = JSON_OF({ type: "integer" });
const FILE = { content: { "application/pdf": {} } };

const read = (responses: JsonObject, method = "GET") => {
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    { description: "d", ...(response as JsonObject) },
  ]);
  const built = operationOf(`${method} /a`, { operationId: "read", responses: Object.fromEntries(described) });
  return { result: built.operation.result, codes: built.codes };
};

test.each<[string, JsonObject, object, string[]]>([
  ["one status", { "200": TEXT, "404": NUMBER }, { kind: "data", status: 200, schema: { kind: "string" } }, []],
  ["a range", { "2XX": TEXT, default: NUMBER }, { kind: "data", status: 200, schema: { kind: "string" } }, []],
  ["default alone", { default: TEXT, "400": NUMBER }, { kind: "data", schema: { kind: "string" } }, []],
  [
    "several statuses with different bodies",
    { "201": NUMBER, "200": TEXT },
    { schema: { kind: "union", variants: [{ kind: "string" }, { kind: "integer" }] }, optional: false },
    [],
  ],
  ["several statuses with one body", { "200": TEXT, "201": TEXT }, { schema: { kind: "string" } }, []],
  ["a status without a body beside", { "200": TEXT, "204": {} }, { kind: "data", optional: true }, []],
  ["a status without a body first", { "200": {}, "201": TEXT }, { kind: "data", status: 201, optional: true }, []],
  ["no body at all", { "204": {}, "202": {} }, { kind: "empty", status: 202, optional: false }, []],
  ["redirects alone", { "302": {}, default: TEXT }, { kind: "binary", status: 302 }, []],
  ["a redirect beside", { "200": TEXT, "304": {} }, { kind: "data", optional: false }, []],
  ["nothing", {}, { kind: "empty", status: 200 }, []],
  ["JSON and a file", { "200": FILE, "201": TEXT }, { kind: "binary" }, ["RESPONSE_MIXED"]],
])("%s", (_, responses, result, codes) => {
  const built = read(responses);
  expect(built.result).toMatchObject(result);
  expect(built.codes).toEqual(codes);
});

test.each<[string, JsonObject, string, string[], string[]]>([
  ["JSON before everything", { "text/csv": {}, "application/json": {} }, "data", ["application/json"], []],
  ["JSON behind a range", { "*/*": { schema: { type: "object" } } }, "data", ["application/json"], []],
  ["JSON of a vendor", { "application/vnd.a+json": {} }, "data", ["application/vnd.a+json"], []],
  ["text", { "text/csv": {}, "application/xml": {} }, "text", ["text/csv", "application/xml"], []],
  ["bytes before text", { "text/csv": {}, "image/png": {} }, "binary", ["text/csv", "image/png"], []],
  ["a stream", { "text/event-stream": {} }, "stream", ["text/event-stream"], []],
  [
    "one of several streams",
    { "application/x-ndjson": {}, "text/event-stream": {} },
    "stream",
    ["application/x-ndjson"],
    [],
  ],
  ["a stream before bytes", { "image/png": {}, "application/jsonl": {} }, "stream", ["application/jsonl"], []],
  [
    "JSON beside a stream",
    { "text/event-stream": {}, "application/json": {} },
    "data",
    ["application/json"],
    ["RESPONSE_STREAM"],
  ],
])("%s", (_, content, kind, mediaTypes, codes) => {
  const built = read({ "200": { content } });
  expect(built.result).toMatchObject({ kind, mediaTypes });
  expect(built.codes).toEqual(codes);
});

const STRING = { kind: "string" };
const OBJECT = { type: "object" };

test.each<[string, JsonObject, Json[]]>([
  ["nothing is said", {}, [{ isText: true, schema: STRING }]],
  ["data is text", { schema: { type: "string" } }, [{ isText: true, schema: STRING }]],
  ["data is bytes", { schema: { type: "string", format: "binary" } }, [{ isText: true, schema: STRING }]],
  ["data is a word", { schema: { enum: ["a", "b"] } }, [{ isText: true, schema: { kind: "enum" } }]],
  ["data is JSON", { schema: { type: "integer" } }, [{ isText: false, schema: { kind: "integer" } }]],
  [
    "data is text that is JSON",
    { schema: { type: "string", contentMediaType: "application/json" } },
    [{ isText: false, schema: { kind: "any" } }],
  ],
  [
    "a list is what is repeated",
    { schema: { type: "array", items: { type: "integer" } } },
    [{ isText: false, schema: { kind: "integer" } }],
  ],
  ["items are described", { itemSchema: OBJECT }, [{ isText: false, schema: { kind: "object" } }]],
  [
    "events are described",
    { schema: { properties: { event: { const: "a" }, data: OBJECT } } },
    [{ name: "a", isText: false, schema: { kind: "object" } }],
  ],
  [
    "data happens to have a member called data",
    { schema: { properties: { data: {}, more: {} } } },
    [{ isText: false, schema: { kind: "object" } }],
  ],
  [
    "events are described in variants",
    {
      itemSchema: {
        properties: { data: { type: "string" } },
        oneOf: [{ properties: { event: { const: "a" } } }, { properties: { event: { const: "b" }, data: OBJECT } }],
      },
    },
    [
      { name: "a", isText: true },
      { name: "b", isText: false },
    ],
  ],
  [
    "text and JSON can't be told apart",
    {
      itemSchema: {
        anyOf: [{ properties: { data: { type: "string" } } }, { properties: { event: { const: "b" }, data: OBJECT } }],
      },
    },
    [
      { isText: true, schema: STRING },
      { name: "b", isText: true, schema: STRING },
    ],
  ],
])("events of which %s", (_, media, kinds) => {
  const { result } = read({ "200": { content: { "text/event-stream": media } } });
  expect(result.messages).toMatchObject({ format: "events", kinds });
});

test.each<[string, JsonObject, Json]>([
  ["nothing is said", {}, { kind: "any" }],
  ["a list is what is repeated", { schema: { type: "array", items: { type: "integer" } } }, { kind: "integer" }],
  ["items are described", { itemSchema: { type: "integer" } }, { kind: "integer" }],
  ["one is described", { schema: { type: "integer" } }, { kind: "integer" }],
])("lines of which %s", (_, media, schema) => {
  const { result } = read({ "200": { content: { "application/x-ndjson": media } } });
  expect(result.messages).toMatchObject({ format: "lines", kinds: [{ isText: false, schema }] });
});

test("HEAD gives nothing, whatever is declared", () => {
  expect(read({ "200": TEXT }, "HEAD").result).toMatchObject({ kind: "empty" });
});

test("headers of a success are known", () => {
  const headers = { "X-Total": { description: "How many.", schema: { type: "integer" } } };
  expect(read({ "200": { ...TEXT, headers } }).result.headers).toEqual([{ name: "X-Total", description: "How many." }]);
});
