import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../src/index.ts";
import { project } from "./project.ts";

const api = (title: string, rest: string) => `openapi: 3.1.0\ninfo: { title: ${title}, version: '1' }\n${rest}`;

test("several documents are one: paths, components and tags add up, equal ones are there once", () => {
  const base = project({
    "apis/b.yaml": api(
      "B",
      "tags: [{ name: shared }, { name: b }]\npaths: { /b: { get: { operationId: b } }, /both: { post: { operationId: add } } }\ncomponents: { schemas: { Error: { type: object }, B: { type: string } } }\n",
    ),
    "apis/a.yaml": api(
      "A",
      "tags: [{ name: shared }]\npaths: { /a: { get: { operationId: a } }, /both: { get: { operationId: read } } }\ncomponents: { schemas: { Error: { type: object } } }\n",
    ),
    "apis/part.yaml": "Part: { type: string }\n",
  });
  const { document, findings, input } = load("apis/*.yaml", { base });
  expect(findings).toEqual([]);
  expect(input).toBe("apis/*.yaml");
  expect(document).toEqual({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    tags: [{ name: "shared" }, { name: "b" }],
    paths: {
      "/a": { get: { operationId: "a" } },
      "/both": { get: { operationId: "read" }, post: { operationId: "add" } },
      "/b": { get: { operationId: "b" } },
    },
    components: { schemas: { Error: { type: "object" }, B: { type: "string" } } },
  });
});

test("what differs under one name gets another one, and so does what refers to it", () => {
  const base = project({
    "a.yaml": api(
      "A",
      "components: { schemas: { Id: { type: string }, Pet: { properties: { id: { $ref: '#/components/schemas/Id' } } } } }\n",
    ),
    "b.yaml": api(
      "B",
      "components: { schemas: { Id: { type: integer }, Pet: { properties: { id: { $ref: '#/components/schemas/Id' } } }, Zoo: { discriminator: { propertyName: k, mapping: { p: Pet } } } } }\n",
    ),
  });
  const { document, findings } = load(["a.yaml", "b.yaml"], { base });
  expect(findings).toMatchObject([
    { code: "MERGE_CONFLICT", severity: "warning", file: "b.yaml", pointer: "/components/schemas/Id" },
    { code: "MERGE_CONFLICT", severity: "warning", file: "b.yaml", pointer: "/components/schemas/Pet" },
  ]);
  expect(Object(document).components.schemas).toEqual({
    Id: { type: "string" },
    Pet: { properties: { id: { $ref: "#/components/schemas/Id" } } },
    Id2: { type: "integer" },
    Pet2: { properties: { id: { $ref: "#/components/schemas/Id2" } } },
    Zoo: { discriminator: { propertyName: "k", mapping: { p: "#/components/schemas/Pet2" } } },
  });
});

test("of two operations of one path and method the first holds; defaults hold where they were written", () => {
  const base = project({
    "a.yaml": api(
      "A",
      "servers: [{ url: https://a }]\npaths: { /x: { parameters: [{ name: p, in: query }], get: { operationId: a } } }\n",
    ),
    "b.yaml": api(
      "B",
      "servers: [{ url: https://b }]\nsecurity: [{ key: [] }]\npaths: { /x: { get: { operationId: b }, put: { operationId: c } }, /y: { get: { operationId: d } } }\n",
    ),
  });
  const loaded = load(["a.yaml", "b.yaml"], { base });
  const { document } = loaded;
  expect(document).toMatchObject({
    servers: [{ url: "https://a" }],
    paths: {
      "/x": {
        get: { operationId: "a", parameters: [{ name: "p" }] },
        put: { operationId: "c", security: [{ key: [] }] },
      },
      "/y": { servers: [{ url: "https://b" }], get: { operationId: "d", security: [{ key: [] }] } },
    },
  });
  loaded.report("OPERATION_WITHOUT_ID", "warning", ["paths", "/x", "put", "operationId"], "A message.");
  expect(loaded.findings).toMatchObject([
    { code: "MERGE_CONFLICT", file: "b.yaml", line: 5, pointer: "/paths/~1x/get" },
    { file: "b.yaml", line: 5, pointer: "/paths/~1x/put/operationId" },
  ]);
});

test("Swagger 2.0 and OpenAPI 3 merge too", () => {
  const base = project({
    "new.yaml": api("New", "paths: { /new: { get: {} } }\n"),
    "old.yaml": "swagger: '2.0'\npaths: { /old: { get: { responses: {} } } }\n",
  });
  expect(Object.keys(Object(load(["new.yaml", "old.yaml"], { base }).document.paths))).toEqual(["/new", "/old"]);
});

test("a pattern that matches no description is an error that names it", () => {
  const base = project({ "part.yaml": "a: 1" });
  for (const pattern of ["*.json", "*.yaml"]) {
    const { findings } = load(pattern, { base });
    expect(findings).toMatchObject([{ code: "INPUT_UNREADABLE", severity: "error" }]);
    expect(findings[0]?.message).toContain(pattern);
  }
});

test("`-` is the standard input; what it refers to is beside where hivegen runs", () => {
  const base = project({ "pet.yaml": "Pet: { type: string }\n" });
  const input = api(
    "Piped",
    "paths: { /a: { get: {} } }\ncomponents: { schemas: { Pet: { $ref: 'pet.yaml#/Pet' } } }\n",
  );
  const main = join(import.meta.dirname, "../../src/cli/main.ts");
  const run = (text: string) =>
    spawnSync(process.execPath, [main, "inspect", "-", "--json"], { cwd: base, input: text, encoding: "utf8" });
  const { title, findings } = JSON.parse(run(input).stdout);
  expect(title).toBe("Piped");
  expect(findings).toMatchObject([{ code: "OPERATION_WITHOUT_ID", file: "standard input", line: 3, column: 16 }]);
  expect(JSON.parse(run("").stdout).findings).toMatchObject([{ code: "INPUT_NOT_OPENAPI", file: "standard input" }]);
});
