import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildModel, load, type Operation } from "../src/index.ts";

function operationsOf(file: string, base = join(import.meta.dirname, "specs/envelopes")): Operation[] {
  const loaded = load(join(base, file), { base });
  return buildModel(loaded).resources.flatMap(({ operations }) => operations);
}

function inline(text: string): Operation[] {
  const base = mkdtempSync(join(tmpdir(), "hivegen-envelopes-"));
  writeFileSync(join(base, "api.yaml"), `openapi: 3.1.0\ninfo: { title: Thing API, version: "1" }\n${text}`);
  return operationsOf("api.yaml", base);
}

/** Each operation's data, and the members that make up its meta. */
const dataOf = (operations: readonly Operation[]) =>
  Object.fromEntries(operations.map(({ id, envelope }) => [id, envelope ? `/${envelope.data.join("/")}` : "as it is"]));

describe("envelopes that nobody declared are detected in", () => {
  test("bodies with a flag and data", () => {
    const operations = operationsOf("flag-and-data.yaml");
    expect(dataOf(operations)).toEqual({
      listScans: "/data",
      getScan: "/data",
      deleteScan: "/",
      getReport: "/data",
      getParent: "/data",
      getHealth: "as it is",
    });
    expect(operations.map(({ id, result }) => [id, result.kind, result.optional])).toEqual([
      ["listScans", "data", false],
      ["getScan", "data", false],
      ["deleteScan", "empty", false],
      ["getReport", "data", true],
      ["getParent", "data", false],
      ["getHealth", "data", false],
    ]);
  });

  test("Cloudflare's bodies", () => {
    const [list] = operationsOf("cloudflare.yaml");
    expect(list?.envelope).toEqual({
      data: ["result"],
      success: ["success"],
      metaParts: [["messages"], ["result_info"]],
      error: ["errors"],
    });
    expect(list?.decisions.envelope).toEqual({
      saw: "{ errors: […], messages: […], success: true, result: […], result_info? }",
      decided: "unwrapped from /result; /success must be true; meta from /messages, /result_info; errors at /errors",
      because: "3 of 3 JSON responses have the flag /success, 3 of them with their data at /result",
    });
  });

  test("Slack's bodies, whose data stands beside the flag", () => {
    const operations = operationsOf("slack.yaml");
    expect(dataOf(operations)).toEqual({
      conversationsInfo: "/",
      conversationsArchive: "/",
      conversationsJoin: "/",
    });
    expect(operations.map(({ result }) => result.kind)).toEqual(["data", "empty", "data"]);
  });

  test("bodies that are { data }", () => {
    expect(dataOf(operationsOf("asana.yaml"))).toEqual({
      getTask: "/data",
      deleteTask: "/data",
      getTasks: "/data",
      createTask: "/data",
    });
  });

  test("resources under their own names", () => {
    expect(dataOf(operationsOf("pagerduty.yaml"))).toEqual({
      listUsers: "/users",
      createUser: "/user",
      getUser: "/user",
      getSchedule: "/schedule",
      getLicense: "as it is",
    });
  });

  test("JSON:API, with what is beside the data as meta", () => {
    const operations = operationsOf("json-api.yaml");
    expect(dataOf(operations)).toEqual({ getArticle: "/data", listArticles: "/data" });
    expect(operations[0]?.envelope?.metaParts).toEqual([["included"], ["links"], ["meta"]]);
  });
});

describe("what only looks like an envelope", () => {
  test("stays as it is", () => {
    expect(new Set(Object.values(dataOf(operationsOf("look-alikes.yaml"))))).toEqual(new Set(["as it is"]));
  });

  test("stays as it is in single operations of an API that has one, and where statuses of success differ", () => {
    expect(dataOf(operationsOf("mixed.yaml"))).toEqual({
      getPet: "/data",
      putPet: "as it is",
      feedPet: "as it is",
      changePet: "/data",
    });
  });

  test("is left alone where detection is turned off", () => {
    const paths = (id: string) =>
      `{ get: { operationId: ${id}, responses: { "200": { description: d, content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: object } } } } } } } } }`;
    const document = `paths:\n  /a: ${paths("getA")}\n  /b: ${paths("getB")}\n`;
    expect(dataOf(inline(document))).toEqual({ getA: "/data", getB: "/data" });
    expect(dataOf(inline(`x-hivegen: { envelope: false }\n${document}`))).toEqual({
      getA: "as it is",
      getB: "as it is",
    });
  });
});

describe("a declared envelope", () => {
  const body = `{ type: object, required: [state, value], properties: { state: { type: integer }, value: { type: string }, page: { type: object }, info: { type: object } } }`;
  const document = `paths:\n  /a: { get: { operationId: getA, responses: { "200": { description: d, content: { application/json: { schema: ${body} } } } } } }\n`;

  test("takes values of success, lists of meta, and runtime expressions", () => {
    const declaration = `{ success: $response.body#/state, successValues: [0], data: $response.body#/value, meta: [/page, /info] }`;
    const [operation] = inline(`x-hivegen: { envelope: ${declaration} }\n${document}`);
    expect(operation?.envelope).toEqual({
      data: ["value"],
      success: ["state"],
      successValues: [0],
      metaParts: [["page"], ["info"]],
    });
    expect(operation?.result).toMatchObject({
      schema: { kind: "string" },
      meta: { kind: "object", properties: [{ name: "page" }, { name: "info" }] },
    });
  });

  test("with data beside the flag takes its own members away", () => {
    const [operation] = inline(`x-hivegen: { envelope: { success: /state, data: "", meta: /page } }\n${document}`);
    expect(operation?.result.schema).toMatchObject({
      kind: "object",
      properties: [{ name: "value", required: true }, { name: "info" }],
    });
  });
});

test("schemas that contain themselves don't lead in circles", () => {
  const operations = inline(`
paths:
  /a: { get: { operationId: getA, responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } } } } }
components:
  schemas:
    A: { allOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] }
    B: { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }, { properties: { ok: { const: true } } }] }
`);
  expect(dataOf(operations)).toEqual({ getA: "as it is" });
});
