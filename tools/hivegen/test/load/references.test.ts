import { expect, test } from "vitest";
import { HEAD, loadProject, loadText, summary } from "./project.ts";

test("a reference that leads nowhere is reported where it stands, and anything may come back there", () => {
  const { document, findings } = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a:\n    $ref: a.yaml#/a\n`,
    "a.yaml": "a:\n  get:\n    responses:\n      '200':\n        $ref: '#/nothing'\n",
  });
  expect(findings).toMatchObject([
    { code: "REF_UNRESOLVED", severity: "warning", file: "a.yaml", line: 4, pointer: "/a/get/responses/200" },
  ]);
  expect(document).toMatchObject({
    paths: { "/a": { get: { responses: { 200: { content: { "application/json": {} } } } } } },
  });
});

test("a reference to a missing file is reported where it stands, once", () => {
  const loaded = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a:\n    $ref: missing.yaml\n  /b:\n    $ref: missing.yaml\n`,
  });
  expect(loaded.findings).toMatchObject([{ code: "REF_UNRESOLVED", severity: "warning", file: "api.yaml", line: 4 }]);
  expect(loaded.findings[0]?.message).toContain("missing.yaml, which doesn't exist");
  expect(loaded.document).toMatchObject({ paths: {} });
});

test.each(["https://example.com/a.yaml", "urn:example:a", "http://localhost/a.yaml#/A"])(
  "nothing is fetched for %s: a warning says so, and nothing is known about it",
  (reference) => {
    const { document, findings } = loadText(
      `${HEAD}components: { schemas: { A: { properties: { b: { $ref: '${reference}' } } } } }`,
    );
    expect(findings).toMatchObject([{ code: "REF_REMOTE", severity: "warning" }]);
    expect(document).toMatchObject({ components: { schemas: { A: { properties: { b: {} } } } } });
  },
);

test("path items that lead back to themselves are left out", () => {
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

test.each([
  ["itself", "A: { $ref: '#/components/schemas/A' }", 1],
  ["one that leads back", "A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }", 1],
  ["one that leads back, and says more", "A: { $ref: '#/components/schemas/A', description: Me }", 1],
])("a schema that is only a reference to %s can be anything", (_, schemas, count) => {
  const { document, findings } = loadText(`${HEAD}components:\n  schemas:\n    ${schemas}\n`);
  expect(findings.map(({ code }) => code)).toEqual(Array(count).fill("REF_CYCLE"));
  expect(document).toMatchObject({ components: { schemas: { A: {} } } });
});

test("a path item whose callback refers to it ends there", () => {
  const loaded = loadText(
    `${HEAD}paths:\n  /a:\n    post:\n      callbacks:\n        done:\n          '{$request.body#/url}': { $ref: '#/paths/~1a' }\n`,
  );
  expect(summary(loaded)).toEqual(["REF_CYCLE 4:3"]);
  expect(() => JSON.stringify(loaded.document)).not.toThrow();
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

test("references lead anywhere: into paths, through references, percent-encoded, and to names of their own", () => {
  const { document, findings } = loadText(`${HEAD}paths:
  /a b:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: object, properties: { x: { type: integer } } } } } }
components:
  responses: { Ok: { description: ok, content: { text/plain: { schema: { $ref: '#/components/schemas/Odd%20name' } } } } }
  schemas:
    Odd name: { type: string }
    100%: { type: boolean }
    ByPath: { properties: { x: { $ref: '#/paths/~1a%20b/get/responses/200/content/application~1json/schema/properties/x' } } }
    Through: { properties: { x: { $ref: '#/components/schemas/ByPath/properties/x' } } }
    Percent: { properties: { x: { $ref: '#/components/schemas/100%' } } }
    Anchored: { $anchor: here, type: number }
    ByAnchor: { properties: { x: { $ref: '#here' } } }
    Identified: { $id: 'https://example.com/identified', type: string }
    ById: { properties: { x: { $ref: 'https://example.com/identified' } } }
    Dynamic: { $dynamicAnchor: node, properties: { next: { $dynamicRef: '#node' } } }
`);
  expect(findings).toEqual([]);
  const { schemas, responses } = Object(document).components;
  expect(responses.Ok.content["text/plain"].schema).toEqual({ $ref: "#/components/schemas/Odd name" });
  expect(schemas[schemas.ByPath.properties.x.$ref.split("/").at(-1)]).toEqual({ type: "integer" });
  expect(schemas.Percent.properties.x).toEqual({ $ref: "#/components/schemas/100%" });
  expect(schemas.ByAnchor.properties.x).toEqual({ $ref: "#/components/schemas/Anchored" });
  expect(schemas.ById.properties.x).toEqual({ $ref: "#/components/schemas/Identified" });
  expect(schemas.Dynamic.properties.next).toEqual({ $ref: "#/components/schemas/Dynamic" });
});

test.each(["#/definitions/Pet", "#/components/Pet", "Pet", "#/schemas/Pet"])(
  "%s is taken for the schema of that name",
  (reference) => {
    const { document, findings } = loadText(
      `${HEAD}components: { schemas: { Pet: {}, Pets: { items: { $ref: '${reference}' } } } }`,
    );
    expect(findings).toMatchObject([{ code: "REF_REPAIRED", severity: "warning" }]);
    expect(document).toMatchObject({
      components: { schemas: { Pets: { items: { $ref: "#/components/schemas/Pet" } } } },
    });
  },
);

test("definitions inside a schema are found from there", () => {
  const { document, findings } = loadText(
    `${HEAD}components: { schemas: { Pet: { $defs: { Name: { type: string } }, properties: { name: { $ref: '#/$defs/Name' } } } } }`,
  );
  expect(findings).toMatchObject([{ code: "REF_REPAIRED" }]);
  expect(document).toMatchObject({
    components: {
      schemas: {
        "Pet-Name": { type: "string" },
        Pet: { properties: { name: { $ref: "#/components/schemas/Pet-Name" } } },
      },
    },
  });
});

test("a reference to something of another kind is told, and nothing is known about it", () => {
  const { document, findings } = loadText(
    `${HEAD}components: { responses: { Gone: { description: Gone } }, schemas: { A: { items: { $ref: '#/components/responses/Gone' } } } }`,
  );
  expect(findings).toMatchObject([{ code: "REF_WRONG_KIND", pointer: "/components/schemas/A/items" }]);
  expect(document).toMatchObject({ components: { schemas: { A: { items: {} } } } });
});

test("whole maps and lists may stand in other files", () => {
  const { document, findings } = loadProject({
    "api.yaml": `${HEAD}paths: { $ref: 'paths/all.yaml' }\ncomponents: { schemas: { $ref: schemas.yaml } }\n`,
    "paths/all.yaml":
      "/a:\n  get:\n    parameters: { $ref: 'parameters.yaml#/common' }\n    responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '../schemas.yaml#/A' } } } } }\n",
    "paths/parameters.yaml": "common: [{ name: q, in: query, schema: { type: string } }]\n",
    "schemas.yaml": "A: { properties: { b: { $ref: '#/B' } } }\nB: { type: string }\n",
  });
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    paths: {
      "/a": {
        get: {
          parameters: [{ name: "q" }],
          responses: { 200: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } } },
        },
      },
    },
    components: { schemas: { A: { properties: { b: { $ref: "#/components/schemas/B" } } }, B: { type: "string" } } },
  });
});

test("what stands beside a path item's $ref adds to it", () => {
  const loaded = loadProject({
    "api.yaml": `${HEAD}paths:\n  /a:\n    $ref: 'a.yaml#/a'\n    summary: Mine\n`,
    "a.yaml": "a:\n  get: { summary: Theirs }\n",
  });
  expect(loaded.document).toMatchObject({ paths: { "/a": { summary: "Mine", get: { summary: "Theirs" } } } });
  loaded.report("OPERATION_WITHOUT_ID", "warning", ["paths", "/a", "summary"], "A message.");
  loaded.report("OPERATION_WITHOUT_ID", "warning", ["paths", "/a", "get"], "A message.");
  expect(loaded.findings).toMatchObject([
    { file: "api.yaml", line: 6 },
    { file: "a.yaml", line: 2 },
  ]);
});

test("discriminators may name schemas without a path; names of nothing are dropped", () => {
  const { document, findings } = loadText(
    `${HEAD}components: { schemas: { Dog: {}, Pet: { discriminator: { propertyName: kind, mapping: { dog: Dog, cat: 'cat.yaml' } } } } }`,
  );
  expect(findings).toMatchObject([
    { code: "REF_UNRESOLVED", pointer: "/components/schemas/Pet/discriminator/mapping/cat" },
  ]);
  expect(Object(document).components.schemas.Pet.discriminator.mapping).toEqual({ dog: "#/components/schemas/Dog" });
});

test.each([
  ["the whole document as its components", "components: { $ref: '#/' }", "INPUT_SHAPE"],
  [
    "the map of schemas as a schema",
    "components: { schemas: { A: { items: { $ref: '#/components/schemas' } } } }",
    "REF_CYCLE",
  ],
  [
    "properties that are each other",
    "components: { schemas: { A: { properties: { $ref: '#/components/schemas/B' } }, B: { properties: { $ref: '#/components/schemas/A' } } } }",
    "REF_CYCLE",
  ],
])("%s can be written out nevertheless", (_, yaml, code) => {
  const { document, findings } = loadText(`${HEAD}${yaml}\n`);
  expect(findings.map((finding) => finding.code)).toContain(code);
  expect(() => JSON.stringify(document)).not.toThrow();
});
