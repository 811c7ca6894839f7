import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { generate, write } from "../src/index.ts";
import { compile, compilers } from "./support/compilers.ts";

const info = { title: "Thing API", version: "1" };

/** Generates types for a document, in a folder of their own. */
async function typesOf(document: JsonObject) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-types-"));
  writeFileSync(join(base, "api.json"), JSON.stringify({ openapi: "3.1.0", info, paths: {}, ...document }));
  const { outputs, findings } = await generate({
    input: "api.json",
    outputs: [{ target: "typescript-types", directory: "out" }],
    base,
  });
  write(outputs);
  const files = new Map(outputs.flatMap((output) => output.files).map(({ path, content }) => [path, content]));
  return { directory: join(base, "out"), files, codes: findings.map(({ code }) => code) };
}

const json = (schema: JsonObject) => ({ "application/json": { schema } });
const ok = (schema: JsonObject) => ({ "200": { description: "Fine.", content: json(schema) } });
const text = { type: "string" };
const ref = (path: string) => ({ $ref: `#/components/${path}` });

/** Names that would break out of a comment, a text, a reference or an identifier. */
const ODD = ["100%", "a b", 'qu"ote', "it's", "#/components/x", "*/ evil", "a/b~c", "$1", "emoji 🎉", "1", "new\nline"];

function oddDocument(): JsonObject {
  const operation = (name: string): JsonObject => ({
    operationId: name,
    summary: `${name} */`,
    parameters: ["query", "header", "cookie"].map((place) => ({ name, in: place, description: name, schema: text })),
    requestBody: {
      description: name,
      content: { [`${name}/json`]: { schema: { type: "object", properties: { [name]: text } } } },
    },
    responses: {
      "200": {
        description: name,
        headers: { [name]: { schema: text } },
        content: { [name]: { schema: { enum: [name] } } },
      },
    },
  });
  const paths = ODD.map((name) => [`/${name}`, { get: operation(name), post: operation(name) }]);
  const components = Object.fromEntries(
    ODD.map((name) => [name, { description: name, content: json({ const: name }) }]),
  );
  const schemas = Object.fromEntries(
    ODD.map((name) => [name, { type: "object", description: name, properties: { [name]: text } }]),
  );
  return {
    paths: Object.fromEntries(paths),
    components: { responses: components, requestBodies: components, schemas },
  };
}

test.each(compilers)("names of any characters compile under TypeScript %s", async (_, tsc) => {
  const { directory, files } = await typesOf(oddDocument());
  for (const name of ODD) expect(files.get("wire.ts")).toContain(JSON.stringify(`/${name}`));
  expect(compile(tsc, directory, ["wire.ts", "unwrapped.ts"])).toBe("");
});

test("documents full of mistakes are printed as far as they make sense", async () => {
  const broken = [
    { parameters: [{ in: "query" }, { name: "x" }, { name: "y", in: "nowhere" }, null, 3, ref("parameters/Missing")] },
    { parameters: {}, requestBody: [], responses: [] },
    {
      requestBody: { content: { "application/json": null, "text/plain": "x" } },
      responses: { "200": null, "999": "x" },
    },
    {
      requestBody: ref("requestBodies/Missing"),
      responses: { default: ref("responses/Missing"), "4XX": { headers: [] } },
    },
    { operationId: 7, deprecated: "yes", responses: { "200": { content: json({ $ref: "#/nowhere" }) } } },
    {
      operationId: "twice",
      parameters: [
        { name: "a", in: "query" },
        { name: "a", in: "query" },
      ],
    },
    { operationId: "twice" },
    "no operation",
    null,
  ];
  const paths = Object.fromEntries(
    broken.map((operation, index) => [`/${index}`, { get: operation, parameters: "x" }]),
  );
  const { directory, files, codes } = await typesOf({
    paths: { ...paths, "/null": null, "/text": "x" },
    webhooks: { hook: 1 },
  });
  const wire = files.get("wire.ts") ?? "";
  expect(wire).toContain("twice: {");
  expect(codes.length).toBeGreaterThan(5);
  for (const [, tsc] of compilers) expect(compile(tsc, directory, ["wire.ts", "unwrapped.ts"])).toBe("");
});

test("what an API sends itself, in responses and webhooks, has no writeOnly members, and its requests no readOnly ones", async () => {
  const User = {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, password: { type: "string", writeOnly: true } },
  };
  const { files } = await typesOf({
    paths: {
      "/users": {
        post: {
          operationId: "add",
          requestBody: { content: json(ref("schemas/User")) },
          responses: ok(ref("schemas/User")),
        },
      },
    },
    webhooks: {
      added: {
        post: {
          operationId: "added",
          requestBody: { content: json(ref("schemas/User")) },
          responses: ok(ref("schemas/User")),
        },
      },
    },
    components: { schemas: { User } },
  });
  const bodies = [...(files.get("wire.ts") ?? "").matchAll(/"application\/json": (schemas\.\w+);/g)].map(
    ([, name]) => name,
  );
  expect(bodies).toEqual(["schemas.UserInput", "schemas.User", "schemas.User", "schemas.UserInput"]);
});

test("both views share a file where nothing is wrapped", async () => {
  const plain = await typesOf({ paths: { "/a": { get: { responses: ok(text) } } } });
  expect(plain.files.get("unwrapped.ts")).toContain(
    'export type { components, operations, paths, webhooks } from "./wire.js";',
  );
  const wrapped = await typesOf({
    "x-hivegen": { envelope: { data: "/data" } },
    paths: { "/a": { get: { responses: ok({ type: "object", properties: { data: text } }) } } },
  });
  expect(wrapped.files.get("wire.ts")).toContain('"application/json": { data?: string };');
  // It may be missing on the wire, so programs may get nothing.
  expect(wrapped.files.get("unwrapped.ts")).toContain('"application/json": string | undefined;');
});

test.each(compilers)("deep schemas and long rows of references compile under TypeScript %s", async (_, tsc) => {
  let deep: JsonObject = { type: "string" };
  for (let level = 0; level < 1000; level++) {
    deep = level % 2 === 0 ? { type: "array", items: deep } : { type: "object", properties: { a: deep } };
  }
  const row = Array.from({ length: 5000 }, (_, index) => [
    `Row${index}`,
    index === 4999 ? text : ref(`schemas/Row${index + 1}`),
  ]);
  const ring = Array.from({ length: 3000 }, (_, index) => [
    `Ring${index}`,
    { anyOf: [ref(`schemas/Ring${(index + 1) % 3000}`), { type: "null" }] },
  ]);
  const { directory, codes } = await typesOf({
    components: { schemas: { Deep: deep, ...Object.fromEntries([...row, ...ring]) } },
  });
  expect([...new Set(codes)].sort()).toEqual(["INPUT_TOO_DEEP", "REF_CYCLE", "SCHEMA_UNSUPPORTED"]);
  expect(compile(tsc, directory, ["schemas.ts"])).toBe("");
});
