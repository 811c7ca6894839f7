import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildModel, load } from "../src/index.ts";

function modelOf(text: string) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-model-"));
  writeFileSync(join(base, "api.yaml"), `openapi: 3.1.0\ninfo: { title: Thing API, version: "1" }\n${text}`);
  const loaded = load(join(base, "api.yaml"), { base });
  return { model: buildModel(loaded), findings: loaded.findings };
}

const codes = ({ findings }: ReturnType<typeof modelOf>) => findings.map(({ code, pointer }) => [code, pointer]);

test("an envelope that a response lacks leaves the response as it is, with a warning", () => {
  const built = modelOf(`
x-hivegen: { envelope: { success: /ok, data: /data } }
paths:
  /a:
    get:
      operationId: getA
      responses: { "200": { description: d, content: { application/json: { schema: { type: string } } } } }
`);
  expect(codes(built)).toEqual([["ENVELOPE_MISMATCH", "/paths/~1a/get"]]);
  expect(built.model.resources[0]?.operations[0]).toMatchObject({
    envelope: undefined,
    result: { schema: { kind: "string" } },
  });
});

test("the nearest declaration wins: the operation's, then the path's, then the root's", () => {
  const operation = (id: string, extension: string) => `
      operationId: ${id}
      x-hivegen: ${extension}
      responses:
        "200":
          description: d
          content: { application/json: { schema: { type: object, properties: { data: { type: string }, rows: { type: string }, all: { type: string } } } } }
`;
  const { model } = modelOf(`
x-hivegen: { envelope: { data: /data } }
paths:
  /a:
    x-hivegen: { envelope: { data: /rows } }
    get:${operation("ofPath", "{}")}
    put:${operation("ofOperation", "{ envelope: { data: /all } }")}
    post:${operation("none", "{ envelope: false }")}
  /b:
    get:${operation("ofRoot", "{}")}
`);
  const envelopes = model.resources.flatMap(({ operations }) =>
    operations.map(({ id, envelope }) => [id, envelope?.data]),
  );
  expect(envelopes).toEqual([
    ["ofPath", ["rows"]],
    ["ofOperation", ["all"]],
    ["none", undefined],
    ["ofRoot", ["data"]],
  ]);
});

test("two methods of one name are told apart by their full names", () => {
  const built = modelOf(`
paths:
  /things: { get: { operationId: listThings, tags: [Things], responses: {} } }
  /more: { get: { operationId: thingsList, tags: [Things], responses: {} }, put: { operationId: list, tags: [Things], responses: {} } }
`);
  const methods = built.model.resources[0]?.operations.map(({ methodName }) => methodName.camel);
  expect(new Set(methods).size).toBe(3);
  expect(codes(built)).toContainEqual(["NAME_COLLISION", "/paths/~1more/put"]);
});

test("operationIds that are missing or taken are replaced, and that is told", () => {
  const built = modelOf(`
paths:
  /a: { get: { operationId: same, responses: {} }, put: { operationId: same, responses: {} }, post: { responses: {} } }
`);
  expect(codes(built)).toEqual([
    ["OPERATION_DUPLICATE_ID", "/paths/~1a/put"],
    ["OPERATION_WITHOUT_ID", "/paths/~1a/post"],
    ["NAME_COLLISION", "/paths/~1a/put"],
  ]);
  expect(built.model.resources[0]?.operations.map(({ id }) => id)).toEqual(["same", "same2", "postA"]);
});

test("unknown keys of x-hivegen are told", () => {
  const built = modelOf("x-hivegen: { envelop: {} }\npaths: {}\n");
  expect(codes(built)).toEqual([["EXTENSION_UNKNOWN_KEY", "/x-hivegen/envelop"]]);
});

test.each([
  ["an unknown operation", "{ operationId: nowhere, parameters: { id: $response.body#/id } }"],
  ["an unknown parameter", "{ operationId: getA, parameters: { nothing: $response.body#/id } }"],
  ["an expression outside the body", "{ operationId: getA, parameters: { id: $request.path.id } }"],
])("a link to %s is left out, with a warning", (_, link) => {
  const built = modelOf(`
paths:
  /a/{id}:
    get:
      operationId: getA
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: d
          content: { application/json: { schema: { $ref: "#/components/schemas/A" } } }
          links: { broken: ${link} }
components: { schemas: { A: { type: object, required: [id], properties: { id: { type: string } } } } }
`);
  expect(codes(built)).toEqual([["LINK_UNRESOLVED", "/paths/~1a~1{id}/get/responses/200/links/broken"]]);
  expect(built.model.boundTypes).toEqual([]);
});

test("the unwrapped document has the data in place of the envelope, and no schema that nothing refers to", () => {
  const { model } = modelOf(`
x-hivegen: { envelope: { data: /data } }
paths:
  /a:
    get:
      operationId: getA
      responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Wrapped" } } } } }
components:
  schemas:
    Wrapped: { type: object, required: [data], properties: { data: { $ref: "#/components/schemas/A" } } }
    A: { type: string }
`);
  const { wire, unwrapped } = model.document;
  expect(wire).toMatchObject({ components: { schemas: { Wrapped: {}, A: {} } } });
  expect(unwrapped.components).toEqual({ schemas: { A: { type: "string" } } });
  expect(unwrapped.paths).toMatchObject({
    "/a": {
      get: {
        responses: { "200": { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } } },
      },
    },
  });
});

test("credentials: a token URL below the server is kept relative, other ones whole", () => {
  const scheme = (url: string) => `{ type: oauth2, flows: { clientCredentials: { tokenUrl: "${url}", scopes: {} } } }`;
  const tokenUrl = (url: string) =>
    modelOf(
      `servers: [{ url: https://a.example/v1 }]\nsecurity: [{ o: [] }]\npaths: { /a: { get: { responses: {} } } }\ncomponents: { securitySchemes: { o: ${scheme(url)} } }\n`,
    ).model.auth.schemes[0]?.ways[0]?.tokenUrl;
  expect(tokenUrl("https://a.example/v1/token")).toBe("token");
  expect(tokenUrl("https://login.example/token")).toBe("https://login.example/token");
});

test.each([
  ["a text where an object is expected", "envelope: data", "/x-hivegen/envelope", "where a body keeps its data"],
  ["a path without its slash", "envelope: { data: data }", "/x-hivegen/envelope/data", "a JSON pointer into a body"],
  ["an envelope without data", "envelope: { success: /ok }", "/x-hivegen/envelope", "it lacks data"],
  ["a number as text", "retry: { maxRetries: '3' }", "/x-hivegen/retry/maxRetries", "a whole number"],
  ["a negative number", "retry: { baseDelay: -1 }", "/x-hivegen/retry/baseDelay", "a number of seconds"],
  ["an item of a list", "retry: { statuses: [4000] }", "/x-hivegen/retry/statuses/0", "an HTTP status"],
  [
    "a value of an enumeration",
    "rateLimit: { limit: a, remaining: b, reset: c, unit: s }",
    "/x-hivegen/rateLimit/unit",
    "epoch-seconds",
  ],
  ["a code that is no list", "errors: { codes: { '404': GONE } }", "/x-hivegen/errors/codes/404", "a list of codes"],
])("x-hivegen with %s is refused, and the finding says what is expected", (_, declared, pointer, expected) => {
  const { findings } = modelOf(`x-hivegen: { ${declared} }\npaths: {}\n`);
  expect(findings).toMatchObject([{ code: "EXTENSION_INVALID", severity: "error", pointer }]);
  expect(findings[0]?.message).toContain(expected);
});

test("a key that is known elsewhere is told where it means nothing", () => {
  const { findings } = modelOf("x-hivegen: { method: list, errors: { coed: /code } }\npaths: {}\n");
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ["EXTENSION_UNKNOWN_KEY", expect.stringMatching(/^x-hivegen has no key "method" here; it has .*envelope, errors/)],
    [
      "EXTENSION_UNKNOWN_KEY",
      'x-hivegen.errors has no key "coed" here; it has code, message, title, details, requestId, requestIdHeader, codes.',
    ],
  ]);
});
