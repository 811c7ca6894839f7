import { expect, test } from "vitest";
import { HEAD, loadText } from "./project.ts";

test.each([
  ["paths: null", { paths: undefined }, "/paths"],
  ["paths: []", { paths: undefined }, "/paths"],
  ["paths: { /a: null }", { paths: {} }, "/paths/~1a"],
  ["paths: { /a: { get: later } }", { paths: { "/a": {} } }, "/paths/~1a/get"],
  ["paths: { /a: { get: { responses: null } } }", { paths: { "/a": { get: {} } } }, "/paths/~1a/get/responses"],
  [
    "paths: { /a: { get: { parameters: [null, 7] } } }",
    { paths: { "/a": { get: { parameters: [] } } } },
    "/paths/~1a/get/parameters/0",
  ],
  ["components: []", { components: undefined }, "/components"],
  ["components: { schemas: [] }", { components: {} }, "/components/schemas"],
  ["components: { schemas: { A: null } }", { components: { schemas: { A: {} } } }, "/components/schemas/A"],
  ["components: { schemas: { A: [] } }", { components: { schemas: { A: {} } } }, "/components/schemas/A"],
  [
    "components: { schemas: { A: { properties: [] } } }",
    { components: { schemas: { A: {} } } },
    "/components/schemas/A/properties",
  ],
  [
    "components: { schemas: { A: { not: null } } }",
    { components: { schemas: { A: {} } } },
    "/components/schemas/A/not",
  ],
  [
    "components: { schemas: { A: { items: { $ref: 7 } } } }",
    { components: { schemas: { A: { items: {} } } } },
    "/components/schemas/A/items",
  ],
])("%s says nothing there, with a warning", (yaml, expected, pointer) => {
  const { document, findings } = loadText(`${HEAD}${yaml}\n`);
  expect(findings[0]).toMatchObject({ code: "INPUT_SHAPE", severity: "warning", line: 3, pointer });
  const { openapi: _, info: __, ...rest } = document;
  expect(rest).toEqual(expected);
});

test.each([
  ["allOf of one", "allOf: { type: string }", { allOf: [{ type: "string" }] }],
  [
    "a tuple of older editions",
    "items: [{ type: string }], additionalItems: false",
    { prefixItems: [{ type: "string" }], items: false },
  ],
])("%s is understood", (_, written, read) => {
  const { document } = loadText(`${HEAD}components: { schemas: { A: { ${written} } } }\n`);
  expect(document).toMatchObject({ components: { schemas: { A: read } } });
});

test("parameters that were written as a map are a list", () => {
  const { document } = loadText(
    `${HEAD}paths: { /a: { parameters: { a: { name: a, in: query }, b: { name: b, in: query } } } }\n`,
  );
  expect(document).toMatchObject({ paths: { "/a": { parameters: [{ name: "a" }, { name: "b" }] } } });
});

test("__proto__ can't be the name of anything", () => {
  const text = `{"openapi":"3.1.0","components":{"schemas":{"A":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}}}}`;
  const { document, findings } = loadText(text, "api.json");
  expect(findings).toMatchObject([{ code: "INPUT_SHAPE", pointer: "/components/schemas/A/properties/__proto__" }]);
  const { properties } = Object(document).components.schemas.A;
  expect(Object.keys(properties)).toEqual(["constructor"]);
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
});

test("what is dropped from a list doesn't move references into it", () => {
  const { document } = loadText(
    `${HEAD}paths: { /a: { parameters: [null, { name: q, in: query }], get: { parameters: [{ $ref: '#/paths/~1a/parameters/1' }] } } }\n`,
  );
  const { parameters, get } = Object(document).paths["/a"];
  expect(parameters).toEqual([{ name: "q", in: "query" }]);
  expect(get.parameters).toEqual([{ $ref: "#/components/parameters/a-1" }]);
});

test("a finding about an item that moved up points to where it was written", () => {
  const loaded = loadText(`${HEAD}paths:\n  /a:\n    parameters:\n      - null\n      - { name: q, in: query }\n`);
  loaded.report("OPERATION_WITHOUT_ID", "warning", ["paths", "/a", "parameters", "0", "name"], "A message.");
  expect(loaded.findings.at(-1)).toMatchObject({ line: 7, column: 11, pointer: "/paths/~1a/parameters/1/name" });
});

test("extensions among paths and responses are left alone", () => {
  const { document, findings } = loadText(`${HEAD}paths: { x-a: 1, /a: { get: { responses: { x-b: [] } } } }\n`);
  expect(findings).toEqual([]);
  expect(document).toMatchObject({ paths: { "x-a": 1, "/a": { get: { responses: { "x-b": [] } } } } });
});
