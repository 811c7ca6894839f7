import { expect, test } from "vitest";
import { loadText, summary } from "./project.ts";

const HEAD = "openapi: 3.2.0\ninfo: { title: T, version: '1' }\n";

test("methods that clients can't send are left out and told; those they can send move to their place", () => {
  const loaded = loadText(`${HEAD}paths:
  /a:
    get: { operationId: read }
    query: { operationId: search }
    additionalOperations:
      COPY: { operationId: copy }
      delete: { operationId: remove }
`);
  expect(summary(loaded)).toEqual(["OPENAPI_UNSUPPORTED 6:5", "OPENAPI_UNSUPPORTED 8:7"]);
  expect(loaded.document.paths).toEqual({ "/a": { get: { operationId: "read" }, delete: { operationId: "remove" } } });
});

test("named media types stand where they are used", () => {
  const { document, findings } = loadText(`${HEAD}paths:
  /a:
    get: { responses: { '200': { description: ok, content: { application/json: { $ref: '#/components/mediaTypes/Pets' } } } } }
components:
  schemas: { Pet: { type: string } }
  mediaTypes: { Pets: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
`);
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    paths: {
      "/a": {
        get: {
          responses: {
            200: { content: { "application/json": { schema: { items: { $ref: "#/components/schemas/Pet" } } } } },
          },
        },
      },
    },
  });
  expect(document.components).not.toHaveProperty("mediaTypes");
});

test("items of what is no stream, and whole-query parameters are told", () => {
  const loaded = loadText(`${HEAD}paths:
  /a:
    get:
      parameters: [{ name: q, in: querystring, content: { application/json: { schema: {} } } }]
      responses:
        '200':
          description: ok
          content:
            multipart/mixed:
              itemSchema: { type: object }
`);
  expect(summary(loaded)).toEqual(["OPENAPI_UNSUPPORTED 6:20", "OPENAPI_UNSUPPORTED 12:15"]);
});

test("a document is known by the address it gives itself", () => {
  const { document, findings } = loadText(`${HEAD}$self: https://example.com/api.yaml
components:
  schemas:
    A: { items: { $ref: 'https://example.com/api.yaml#/components/schemas/B' } }
    B: { discriminator: { propertyName: kind, defaultMapping: A } }
  examples: { One: { dataValue: 1 } }
`);
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    components: {
      schemas: {
        A: { items: { $ref: "#/components/schemas/B" } },
        B: { discriminator: { defaultMapping: "#/components/schemas/A" } },
      },
      examples: { One: { value: 1 } },
    },
  });
});
