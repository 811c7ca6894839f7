import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { generate } from "../src/index.ts";
import { modelOf } from "./support/model-of.ts";

const base = join(import.meta.dirname, "specs");
const post = { post: { responses: {} } };
const eventsOf = (document: JsonObject) => modelOf({ paths: {}, ...document }).model.webhooks.map(({ event }) => event);

test.each<[string, Json]>([
  ["a list", []],
  ["null", null],
  ["members that are no objects", { a: 1, b: null, c: ["x"] }],
  ["a reference into nothing", { a: { $ref: "#/components/pathItems/Nothing" } }],
  ["path items without operations", { a: { parameters: [] } }],
])("webhooks that are %s are none", (_, webhooks) => {
  expect(eventsOf({ webhooks })).toEqual([]);
});

test("a callback has its own name, unless another event has it too", () => {
  const asking = (name: string, callbacks: JsonObject) => ({ post: { operationId: name, responses: {}, callbacks } });
  const document = {
    webhooks: { done: post },
    paths: {
      "/a": asking("startA", { done: { "{$url}": post }, failed: { "{$url}": post } }),
      "/b": asking("startB", { done: { "{$url}": { post: {}, put: {} }, "x-note": "no path item" } }),
    },
  };
  expect(eventsOf(document)).toEqual(["done", "startA.done", "failed", "startB.done", "startB.done2"]);
});

test("a whole API prints as expected", async () => {
  const outputs = [{ target: "typescript-sdk", directory: "out", types: "@example/types" }];
  const { outputs: generated, findings } = await generate({ input: "webhooks.yaml", outputs, base });
  expect(findings).toEqual([]);
  const printed = new Map(generated[0]?.files.map(({ path, content }) => [path, content]));
  for (const path of ["webhooks.ts", "index.ts"]) {
    await expect(printed.get(path)).toMatchFileSnapshot(join(import.meta.dirname, "golden/webhooks", `${path}.golden`));
  }
});

describe("webhooks that are signed as Standard Webhooks says", () => {
  const headers = ["Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"].map((name) => ({ name, in: "header" }));
  const hook = (schema: Json, parameters: Json[] = headers) => ({
    post: { parameters, requestBody: { content: { "application/json": { schema } } }, responses: {} },
  });
  const event = (type: Json, required = ["type"]) => ({ type: "object", required, properties: { type } });
  const typeOf = (webhooks: JsonObject) => modelOf({ paths: {}, webhooks }).model.webhookType;

  test("are known by the headers of the operation and its path", () => {
    const [id, ...others] = headers;
    const webhooks = { a: hook({}), b: hook({}, headers.slice(1)), c: { parameters: others, ...hook({}, [id ?? {}]) } };
    expect(modelOf({ paths: {}, webhooks }).model.webhooks.map(({ signed }) => signed)).toEqual([true, false, true]);
  });

  test.each<[string, JsonObject, string | undefined]>([
    ["a member that is fixed", { a: hook(event({ const: "a" })), b: hook(event({ enum: ["b", "c"] })) }, "type"],
    [
      "nothing where two have the same value",
      { a: hook(event({ const: "a" })), b: hook(event({ const: "a" })) },
      undefined,
    ],
    ["nothing where one is free", { a: hook(event({ const: "a" })), b: hook(event({ type: "string" })) }, undefined],
    [
      "nothing where one is optional",
      { a: hook(event({ const: "a" })), b: hook(event({ const: "b" }, [])) },
      undefined,
    ],
    [
      "nothing where the values are no texts",
      { a: hook(event({ const: 1 })), b: hook(event({ const: 2 })) },
      undefined,
    ],
    ["what signed ones have", { a: hook(event({ const: "a" })), b: hook({ type: "string" }, []) }, "type"],
    ["nothing where there are none", {}, undefined],
  ])("are told apart by %s", (_, webhooks, member) => {
    expect(typeOf(webhooks)).toBe(member);
  });

  test("are told apart in allOf, too, and checked by a function", async () => {
    const outputs = [{ target: "typescript-sdk", directory: "out", types: "@example/types" }];
    const { outputs: generated, findings } = await generate({ input: "signed-webhooks.yaml", outputs, base });
    expect(findings).toEqual([]);
    const printed = generated[0]?.files.find(({ path }) => path === "webhooks.ts")?.content;
    await expect(printed).toMatchFileSnapshot(join(import.meta.dirname, "golden/webhooks/signed-webhooks.ts.golden"));
  });
});
