import { expect, test } from "vitest";
import type { Json } from "../src/document/json.ts";
import { operationOf } from "./support/model-of.ts";

const OBJECT = { type: "object", properties: { a: { type: "string" } } };
const TEXT = { type: "string" };
const BYTES = { type: "string", format: "binary" };

const contentsOf = (content: Record<string, Json>, route = "POST /a") => {
  const media = Object.entries(content).map(([type, schema]) => [type, schema === null ? {} : { schema }]);
  const requestBody = { content: Object.fromEntries(media) };
  return operationOf(route, { operationId: "send", requestBody, responses: {} });
};

test.each<[string, Json, string, string]>([
  ["application/json", OBJECT, "json", "application/json"],
  ["application/json; charset=utf-8", OBJECT, "json", "application/json; charset=utf-8"],
  ["application/vnd.api+json", OBJECT, "json", "application/vnd.api+json"],
  ["application/json-patch+json", OBJECT, "json", "application/json-patch+json"],
  ["text/json", OBJECT, "json", "text/json"],
  ["application/json", BYTES, "binary", "application/json"],
  ["*/*", OBJECT, "json", "application/json"],
  ["*/*", TEXT, "text", "text/plain"],
  ["*/*", BYTES, "binary", "application/octet-stream"],
  ["", OBJECT, "json", "application/json"],
  ["multipart/form-data", OBJECT, "multipart", "multipart/form-data"],
  ["multipart/mixed", OBJECT, "binary", "multipart/mixed"],
  ["application/x-www-form-urlencoded", OBJECT, "form", "application/x-www-form-urlencoded"],
  ["application/x-www-form-urlencoded", TEXT, "text", "application/x-www-form-urlencoded"],
  ["application/xml", OBJECT, "text", "application/xml"],
  ["text/csv", TEXT, "text", "text/csv"],
  ["application/jwt", { type: "string", format: "jwt" }, "text", "application/jwt"],
  ["application/pdf", TEXT, "binary", "application/pdf"],
  ["image/png", null, "binary", "image/png"],
  ["application/vnd.thing", OBJECT, "json", "application/vnd.thing"],
])("a body in %j with the schema %j is %s, sent as %s", (mediaType, schema, kind, sentAs) => {
  expect(contentsOf({ [mediaType]: schema }).operation.body?.contents).toMatchObject([{ kind, sentAs }]);
});

test("of several media types JSON is preferred, then multipart, forms, text and bytes", () => {
  const { operation } = contentsOf({
    "application/octet-stream": BYTES,
    "text/plain": TEXT,
    "application/x-www-form-urlencoded": OBJECT,
    "multipart/form-data": OBJECT,
    "application/json": OBJECT,
  });
  const kinds = operation.body?.contents.map(({ kind }) => kind);
  expect(kinds).toEqual(["json", "multipart", "form", "text", "binary"]);
});

test.each<[string, Json]>([
  ["a file", BYTES],
  ["a list of files, or one", { oneOf: [{ type: "array", items: BYTES }, BYTES] }],
])("a form is preferred for %s, which JSON has no place for", (_, schema) => {
  const body = { type: "object", properties: { files: schema } };
  const { operation } = contentsOf({ "application/json": body, "multipart/form-data": body });
  expect(operation.body?.contents.map(({ kind }) => kind)).toEqual(["multipart", "json"]);
});

test.each(["GET", "HEAD", "TRACE"])("a body of %s is left out, and that is told", (method) => {
  const { operation, codes } = contentsOf({ "application/json": OBJECT }, `${method} /a`);
  expect(operation.body).toBeUndefined();
  expect(codes).toEqual(["BODY_UNSENDABLE"]);
});

test("a body of DELETE is kept", () => {
  expect(contentsOf({ "application/json": OBJECT }, "DELETE /a").operation.body).toBeDefined();
});
