import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { served } from "./client.ts";

/** Serves a document of one operation, `GET /things/{id}`, whose answers are these. */
async function serving(responses: object, more: object = {}) {
  const operation = {
    operationId: "getThing",
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
    responses,
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Thing API", version: "1" },
    paths: { "/things/{id}": { get: operation } },
    ...more,
  };
  const file = join(mkdtempSync(join(tmpdir(), "hivegen-errors-")), "api.json");
  writeFileSync(file, JSON.stringify(document));
  return served(file);
}

const json = (schema: object, mediaType = "application/json") => ({
  description: "An answer.",
  content: { [mediaType]: { schema } },
});
const object = (properties: object, ...required: string[]) => ({ type: "object", properties, required });
const text = { type: "string" };
const thing = json(object({ id: { type: "integer" } }, "id"));

const MESSAGE = "id must be an integer.";

test.each([
  [
    "nothing is said about errors",
    {},
    "application/problem+json",
    { title: "Bad Request", status: 400, code: "BAD_REQUEST", detail: MESSAGE },
  ],
  [
    "code and message stand in an object",
    { "4XX": json(object({ error: object({ code: text, message: text }, "code", "message") }, "error")) },
    "application/json",
    { error: { code: "BAD_REQUEST", message: MESSAGE } },
  ],
  [
    "errors are a list, with more than code and message",
    {
      default: json(
        object(
          {
            errors: { type: "array", items: object({ code: text, message: text, docs: text }, "message", "docs") },
            ok: { type: "boolean" },
          },
          "errors",
          "ok",
        ),
      ),
    },
    "application/json",
    { ok: false, errors: [{ code: "BAD_REQUEST", message: MESSAGE, docs: "" }] },
  ],
  [
    "the code is a number, which repeats the status",
    { "400": json(object({ code: { type: "integer" }, message: text }, "message")) },
    "application/json",
    { code: 400, message: MESSAGE },
  ],
  [
    "codes are listed",
    { "400": json(object({ code: { enum: ["bad_input", "too_long"] }, message: text }, "code", "message")) },
    "application/json",
    { code: "bad_input", message: MESSAGE },
  ],
  [
    "errors are problem details",
    {
      "400": json(
        object({ type: text, title: text, status: { type: "integer" }, detail: text }, "title", "status", "detail"),
        "application/problem+json",
      ),
    },
    "application/problem+json",
    { title: "Bad Request", status: 400, detail: MESSAGE },
  ],
])("where %s, a refused request is told so", async (_, errors, type, body) => {
  const server = await serving({ "200": thing, ...errors });
  const reply = await server.get("/things/first");
  await server.close();
  expect(reply).toMatchObject({ status: 400, body });
  expect(reply.type).toBe(`${type}; charset=utf-8`);
});

test("what an envelope has besides the data is there, and empty", async () => {
  const lists = { errors: { type: "array", items: text }, messages: { type: "array", items: text } };
  const wrapped = object(
    { success: { const: true }, result: object({ id: { type: "integer" } }, "id"), ...lists },
    "success",
    "result",
    "errors",
    "messages",
  );
  const failed = object(
    {
      success: { const: false },
      errors: { type: "array", items: object({ code: { type: "integer" }, message: text }, "code", "message") },
      messages: lists.messages,
    },
    "success",
    "errors",
    "messages",
  );
  const envelope = { success: "/success", data: "/result" };
  const server = await serving({ "200": json(wrapped), "400": json(failed) }, { "x-hivegen": { envelope } });
  const [good, bad] = [await server.get("/things/7"), await server.get("/things/first")];
  await server.close();
  expect(good).toMatchObject({ status: 200, body: { success: true, result: { id: 7 }, errors: [], messages: [] } });
  expect(bad).toMatchObject({
    status: 400,
    body: { success: false, errors: [{ code: 400, message: MESSAGE }], messages: [] },
  });
});
