import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { SdkNames } from "../src/targets/typescript-sdk/sdk-names.ts";
import { modelOf } from "./support/model-of.ts";

const DONE = [{ pointer: "/status", in: ["done"] }];
const FAILED = [{ pointer: "/status", in: ["failed"] }];

function polled(operationId: string, schema: Json, waiters: JsonObject): JsonObject {
  const responses = { "200": { description: "It.", content: { "application/json": { schema } } } };
  return { get: { operationId, responses, "x-hivegen": { waiters } } };
}

function errorsOf(paths: JsonObject): string[] {
  const { model } = modelOf({
    paths,
    components: {
      schemas: { "build.Job": { type: "object" }, Reason: { type: "object" }, Scan: { type: "object" } },
    },
  });
  const errors = new SdkNames(model, {
    types: "@example/types",
    packageName: "@example/sdk",
    packageVersion: "1.0.0",
  }).waiterErrors.values();
  return [...errors].map(({ className, member }) => `${className}.${member}`);
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const inline = { type: "object", properties: { status: { type: "string" } } };
const wait = { success: DONE, failure: FAILED };

test.each<[string, JsonObject, string[]]>([
  ["its type", { "/a": polled("getIt", ref("build.Job"), { ready: wait }) }, ["BuildJobFailedError.buildJob"]],
  [
    "the noun in its name, where the type has none",
    { "/a": polled("getIt", inline, { ready: wait }) },
    ["ItFailedError.it"],
  ],
  [
    "its name, where that is one word",
    { "/a": polled("status", inline, { ready: wait }) },
    ["StatusFailedError.statusValue"],
  ],
  [
    "a member that errors don't have",
    { "/a": polled("getIt", ref("Reason"), { ready: wait }) },
    ["ReasonFailedError.reasonValue"],
  ],
])("an error is called after what is waited for: %s", (_, paths, names) => {
  expect(errorsOf(paths)).toEqual(names);
});

test("waits for the same thing have the same error", () => {
  const paths = {
    "/a": polled("getScan", ref("Scan"), { ready: wait, gone: wait }),
    "/b": polled("findScan", ref("Scan"), { ready: wait }),
    "/c": polled("peekScan", inline, { ready: wait }),
  };
  expect(new Set(errorsOf(paths))).toEqual(new Set(["ScanFailedError.scan", "ScanFailedError2.scan"]));
});

test("waits that can't fail have none", () => {
  expect(errorsOf({ "/a": polled("getScan", ref("Scan"), { ready: { success: DONE } }) })).toEqual([]);
});
