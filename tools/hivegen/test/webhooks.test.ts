import { join } from "node:path";
import { expect, test } from "vitest";
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
