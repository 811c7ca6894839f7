import { join } from "node:path";
import { expect, test } from "vitest";
import { buildModel, load } from "../../src/index.ts";
import { loadProject, loadText } from "./project.ts";

const base = join(import.meta.dirname, "../specs");
const loaded = load(join(base, "store.swagger2.yaml"), { base });
const { document } = loaded;
const { paths, components } = Object(document);

test("what has no counterpart is told, where it stands", () => {
  const findings = load(join(base, "store.swagger2.yaml"), { base }).findings;
  expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
    ["SWAGGER_UNSUPPORTED", "/paths/~1items/get/parameters/4/collectionFormat"],
    ["SWAGGER_UNSUPPORTED", "/paths/~1items~1{id}~1photo/post/parameters/1"],
    ["SWAGGER_UNSUPPORTED", "/securityDefinitions/odd/flow"],
  ]);
});

test("host, basePath and schemes are servers, encrypted first", () => {
  expect(document.servers).toEqual([{ url: "https://api.example.com/v1" }, { url: "http://api.example.com/v1" }]);
});

test.each([
  ["host: a.com", [{ url: "https://a.com" }]],
  ["host: https://a.com/", [{ url: "https://a.com" }]],
  ["host: a.com\nbasePath: v1\nschemes: [wss]", [{ url: "https://a.com/v1" }]],
  ["basePath: /v1", [{ url: "/v1" }]],
  ["basePath: /", undefined],
])("%j is %j", (written, servers) => {
  expect(loadText(`swagger: "2.0"\n${written}\npaths: {}\n`).document.servers).toEqual(servers);
});

test("what both editions have is taken over, Swagger's own words are gone", () => {
  expect(document).toMatchObject({ openapi: "3.0.3", tags: [{ name: "items" }], security: [{ key: [] }] });
  expect(document["x-hivegen"]).toEqual({ resource: "store" });
  expect(JSON.stringify(document)).not.toMatch(
    /"swagger"|#\/(definitions|parameters|responses)|collectionFormat|"file"/,
  );
});

test("parameters say their type in a schema and their separator in style and explode", () => {
  const schema = { type: "array", items: { type: "string" } };
  expect(paths["/items"].get.parameters).toEqual([
    { $ref: "#/components/parameters/limit" },
    { name: "ids", in: "query", style: "form", explode: true, schema },
    { name: "tags", in: "query", style: "form", explode: false, schema },
    { name: "piped", in: "query", style: "pipeDelimited", explode: false, schema },
    { name: "tabbed", in: "query", style: "form", explode: false, schema },
  ]);
  expect(components.parameters).toEqual({
    limit: { name: "limit", in: "query", schema: { type: "integer", maximum: 100, default: 20 } },
  });
  expect(paths["/items"].parameters).toMatchObject([{ name: "X-Trace", example: "abc", schema: { type: "string" } }]);
  expect(paths["/items/{id}"].get.parameters).toMatchObject([{ name: "id", required: true }]);
});

test("a body parameter is the request's body in every media type it may have", () => {
  const media = { schema: { $ref: "#/components/schemas/Item" } };
  expect(paths["/items"].post.parameters).toBeUndefined();
  expect(paths["/items"].post.requestBody).toEqual({
    description: "What to add.",
    required: true,
    content: { "application/json": media, "application/xml": media },
  });
});

test("form fields are an object, in the encoding that can carry it", () => {
  expect(paths["/items/{id}"].put.requestBody).toEqual({
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: {
          type: "object",
          properties: {
            note: { type: "string", description: "Why." },
            colours: { type: "array", items: { type: "string" } },
          },
          required: ["note"],
        },
        encoding: { colours: { style: "form", explode: true } },
      },
    },
  });
});

test("of a body and form fields the body counts; files need multipart", () => {
  expect(Object.keys(paths["/items/{id}/photo"].post.requestBody.content)).toEqual([
    "multipart/form-data",
    "application/x-www-form-urlencoded",
  ]);
  const { document: other } = loadText(
    'swagger: "2.0"\npaths: { /a: { post: { parameters: [{ name: f, in: formData, type: file }], responses: {} } } }\n',
  );
  expect(other).toMatchObject({
    paths: {
      "/a": {
        post: {
          requestBody: {
            content: { "multipart/form-data": { schema: { properties: { f: { type: "string", format: "binary" } } } } },
          },
        },
      },
    },
  });
});

test("responses have a schema and an example for each media type, and headers with schemas", () => {
  expect(paths["/items"].get.responses).toEqual({
    200: {
      description: "The items.",
      headers: {
        "X-Next": { description: "Where it goes on.", schema: { type: "string" } },
        "X-Tags": { style: "simple", explode: false, schema: { type: "array", items: { type: "string" } } },
      },
      content: {
        "application/json": {
          schema: { type: "array", items: { $ref: "#/components/schemas/Item" } },
          example: [{ kind: "book" }],
        },
      },
    },
    default: { $ref: "#/components/responses/NotFound" },
  });
});

test("a shared response is written out where the media type differs", () => {
  const { 200: file, 404: missing } = paths["/items/{id}"].get.responses;
  expect(file.content).toEqual({ "text/csv": { schema: { type: "string", format: "binary" } } });
  expect(missing.content).toEqual({ "text/csv": { schema: { $ref: "#/components/schemas/Error" } } });
});

test("security definitions are schemes with flows of the new names", () => {
  expect(components.securitySchemes).toEqual({
    key: { type: "apiKey", name: "X-Key", in: "header", description: "From the dashboard." },
    basic: { type: "http", scheme: "basic" },
    code: {
      type: "oauth2",
      flows: {
        authorizationCode: {
          authorizationUrl: "https://example.com/a",
          tokenUrl: "https://example.com/t",
          scopes: { read: "Reads" },
        },
      },
    },
    app: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://example.com/t", scopes: {} } } },
    odd: { type: "oauth2", flows: {} },
  });
});

test("schemas: discriminator, null and files", () => {
  expect(components.schemas.Item).toMatchObject({
    discriminator: { propertyName: "kind" },
    properties: { note: { nullable: true }, photo: { type: "string", format: "binary" } },
  });
  expect(components.schemas.Book.allOf[0]).toEqual({ $ref: "#/components/schemas/Item" });
});

test.each([
  [["paths", "/items/{id}", "put", "requestBody", "content", "x", "schema"], "/paths/~1items~1{id}/put/parameters"],
  [["components", "schemas", "Item", "properties", "note"], "/definitions/Item/properties/note"],
  [["components", "securitySchemes", "basic", "scheme"], "/securityDefinitions/basic/scheme"],
  [
    ["paths", "/items", "get", "responses", "200", "headers", "X-Tags"],
    "/paths/~1items/get/responses/200/headers/X-Tags",
  ],
  [["paths", "/items", "get", "parameters", "1", "name"], "/paths/~1items/get/parameters/1/name"],
  [["servers", "0"], "/host/0"],
])("a finding about %j of the result points to what was written", (pointer, written) => {
  const again = load(join(base, "store.swagger2.yaml"), { base });
  again.report("SCHEMA_UNSUPPORTED", "warning", pointer, "A message.");
  expect(again.findings.at(-1)?.pointer).toMatch(written);
  expect(again.findings.at(-1)?.line).toBeGreaterThan(1);
});

test("Swagger across files", () => {
  const { document: bundled, findings } = loadProject({
    "api.yaml":
      'swagger: "2.0"\npaths: { /a: { get: { parameters: [{ $ref: "shared.yaml#/limit" }], responses: { 200: { $ref: "shared.yaml#/Ok" } } } } }\n',
    "shared.yaml":
      "limit: { name: limit, in: query, type: integer }\nOk: { description: ok, schema: { $ref: '#/Pet' } }\nPet: { type: object }\n",
  });
  expect(findings).toEqual([]);
  expect(bundled).toMatchObject({
    paths: {
      "/a": {
        get: {
          parameters: [{ $ref: "#/components/parameters/limit" }],
          responses: { 200: { $ref: "#/components/responses/Ok" } },
        },
      },
    },
    components: {
      parameters: { limit: { schema: { type: "integer" } } },
      responses: { Ok: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } } },
      schemas: { Pet: { type: "object" } },
    },
  });
});

test("the model reads it as it reads any other document", () => {
  const model = buildModel(load(join(base, "store.swagger2.yaml"), { base }));
  const operations = model.resources.flatMap(({ operations }) => operations.map(({ id }) => id));
  expect(operations.sort()).toEqual(["addItem", "addPhoto", "changeItem", "getItem", "listItems"]);
});
