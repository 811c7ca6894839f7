import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../src/index.ts";

function project(files: Record<string, string>): string {
  const base = mkdtempSync(join(tmpdir(), "hivegen-load-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

function loadProject(files: Record<string, string>, entry = "api.yaml") {
  const base = project(files);
  return load(join(base, entry), { base });
}

const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

test("a file that doesn't exist is a finding that names it", () => {
  const { findings } = loadProject({}, "nowhere.yaml");
  expect(findings).toMatchObject([{ code: "INPUT_UNREADABLE", file: "nowhere.yaml", severity: "error" }]);
});

test("broken YAML is a finding at the place where it breaks", () => {
  const { findings } = loadProject({ "api.yaml": "openapi: 3.1.0\npaths:\n  - a\n b: [" });
  expect(findings).toMatchObject([{ code: "INPUT_SYNTAX", file: "api.yaml", line: 4 }]);
});

test("broken JSON is a finding at the place where it breaks", () => {
  const { findings } = loadProject({ "api.json": '{\n  "openapi": "3.1.0",\n  "info": }' }, "api.json");
  expect(findings).toMatchObject([{ code: "INPUT_SYNTAX", file: "api.json", line: 3 }]);
});

test.each([
  ["an empty file", ""],
  ["a list", "- 1"],
  ["Swagger 2.0", "swagger: '2.0'"],
  ["OpenAPI of another major version", "openapi: 4.0.0"],
])("%s is refused, and the finding says what is needed", (_, text) => {
  const { findings } = loadProject({ "api.yaml": text });
  expect(findings).toMatchObject([{ code: "INPUT_NOT_OPENAPI", severity: "error" }]);
  expect(findings[0]?.message).toContain("OpenAPI 3.0 or 3.1");
});

test("a reference that leads nowhere is reported where it stands", () => {
  const { findings } = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a:\n    $ref: a.yaml#/a\n`,
    "a.yaml": "a:\n  get:\n    responses:\n      '200':\n        $ref: '#/nothing'\n",
  });
  expect(findings).toMatchObject([
    { code: "REF_UNRESOLVED", file: "a.yaml", line: 4, pointer: "/a/get/responses/200" },
  ]);
});

test("a reference to a missing file is reported where it stands", () => {
  const { findings } = loadProject({ "api.yaml": `${HEAD}paths:\n  /a:\n    $ref: missing.yaml\n` });
  expect(findings.map(({ code }) => code)).toContain("INPUT_UNREADABLE");
  expect(findings[0]).toMatchObject({ file: "api.yaml", line: 4 });
});

test("a reference to the network is refused: runs are offline", () => {
  const { findings } = loadProject({ "api.yaml": `${HEAD}paths:\n  /a: { $ref: 'https://example.com/a.yaml' }\n` });
  expect(findings).toMatchObject([{ code: "REF_REMOTE", severity: "error" }]);
});

test("path items that lead back to themselves are an error, not a hang", () => {
  const { findings } = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a: { $ref: 'a.yaml#/a' }\n`,
    "a.yaml": "a: { $ref: '#/b' }\nb: { $ref: '#/a' }\n",
  });
  expect(findings.map(({ code }) => code)).toEqual(["REF_CYCLE"]);
});

test("schemas may refer to themselves and to each other across files", () => {
  const { document, findings } = loadProject({
    "api.yaml": `${HEAD}paths: {}\ncomponents:\n  schemas:\n    Tree: { $ref: 'tree.yaml#/Tree' }\n`,
    "tree.yaml":
      "Tree: { properties: { leaves: { type: array, items: { $ref: '#/Leaf' } } } }\nLeaf: { properties: { of: { $ref: '#/Tree' } } }\n",
  });
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    components: {
      schemas: {
        Tree: { properties: { leaves: { items: { $ref: "#/components/schemas/Leaf" } } } },
        Leaf: { properties: { of: { $ref: "#/components/schemas/Tree" } } },
      },
    },
  });
});

test("two things of one name get two names, and the second is told", () => {
  const { document, findings } = loadProject({
    "api.yaml": `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: { properties: { one: { $ref: 'one.yaml#/Thing' }, two: { $ref: 'two.yaml#/Thing' } } }\n`,
    "one.yaml": "Thing: { type: string }\n",
    "two.yaml": "Thing: { type: integer }\n",
  });
  expect(findings).toMatchObject([{ code: "NAME_COLLISION", severity: "warning", file: "two.yaml", line: 1 }]);
  expect(document).toMatchObject({
    components: { schemas: { Thing: { type: "string" }, Thing2: { type: "integer" } } },
  });
});

test("a finding about the bundled document points into the file it came from", () => {
  const loaded = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a: { $ref: 'a.yaml#/a' }\n`,
    "a.yaml": "a:\n  get:\n    summary: Look\n",
  });
  loaded.report("OPERATION_WITHOUT_ID", "warning", ["paths", "/a", "get", "summary"], "A message.");
  expect(loaded.findings).toMatchObject([{ file: "a.yaml", line: 3, column: 5, pointer: "/a/get/summary" }]);
});

test("discriminator mappings follow their schemas into the bundle", () => {
  const { document } = loadProject({
    "api.yaml": `${HEAD}paths: {}\ncomponents:\n  schemas:\n    Pet: { $ref: 'pets.yaml#/Pet' }\n`,
    "pets.yaml":
      "Pet: { oneOf: [{ $ref: '#/Dog' }], discriminator: { propertyName: kind, mapping: { dog: '#/Dog' } } }\nDog: { type: object }\n",
  });
  expect(document).toMatchObject({
    components: { schemas: { Pet: { discriminator: { mapping: { dog: "#/components/schemas/Dog" } } } } },
  });
});
