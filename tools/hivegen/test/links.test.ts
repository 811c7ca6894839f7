import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { modelOf } from "./support/model-of.ts";

const PET = {
  type: "object",
  required: ["id", "age", "owner", "maybe"],
  properties: {
    id: { type: "string" },
    age: { type: "integer" },
    note: { type: "string" },
    maybe: { type: ["string", "null"] },
    owner: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  },
};

/** Methods of `Pet` from links of `GET /pets/{id}`, and findings. */
function linked(links: Json, pet: Json = PET) {
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const answer = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get: JsonObject = {
    operationId: "pets/get",
    parameters: [id],
    responses: { "200": { description: "d", content: answer, links } },
  };
  const query = (name: string) => ({ name, in: "query", schema: { type: "string" } });
  const { model, findings } = modelOf({
    paths: {
      "/pets/{id}": { get },
      "/owners/{id}": { get: { operationId: "getOwner", parameters: [id, query("id"), query("q")], responses: {} } },
    },
    components: { schemas: { Pet: pet } },
  });
  return { methods: model.boundTypes.flatMap(({ methods }) => methods), codes: findings.map(([code]) => code) };
}

test.each<[string, JsonObject]>([
  ["operationId, as it is written", { operationId: "pets/get" }],
  ["operationRef", { operationRef: "#/paths/~1pets~1{id}/get" }],
  ["operationRef, percent-encoded", { operationRef: "#/paths/~1pets~1%7Bid%7D/get" }],
])("a target is found by %s", (_, target) => {
  const { methods, codes } = linked({ again: { ...target, parameters: { id: "$response.body#/id" } } });
  expect(methods).toMatchObject([{ name: { camel: "again" }, updates: true }]);
  expect(codes).toEqual([]);
});

test.each<[string, JsonObject, JsonObject]>([
  ["a bare name, which means the path", { id: "$response.body#/id" }, { parameter: "id", in: "path", pointer: ["id"] }],
  ["a name with its place", { "query.id": "$response.body#/id" }, { parameter: "id", in: "query", pointer: ["id"] }],
  ["an embedded expression", { q: "{$response.body#/owner/id}" }, { in: "query", pointer: ["owner", "id"] }],
])("a parameter is set by %s", (_, parameters, argument) => {
  expect(linked({ owned: { operationId: "getOwner", parameters } }).methods).toMatchObject([{ arguments: [argument] }]);
});

test("a method that is called like a member of the data, or of every object, gets a verb", () => {
  const link = { operationId: "getOwner", parameters: { id: "$response.body#/id" } };
  const { methods } = linked({ owner: link, toString: link });
  expect(methods.map(({ name }) => name.camel)).toEqual(["getOwner", "getToString"]);
});

test.each<[string, JsonObject, Json?]>([
  ["names an operation of another document", { operationRef: "https://a.example/api#/paths/~1x/get" }],
  ["names nothing", {}],
  ["sets no parameters", { operationId: "getOwner", parameters: undefined }],
  ["sets an unknown parameter", { parameters: { nothing: "$response.body#/id" } }],
  ["takes a value from the request", { parameters: { id: "$request.path.id" } }],
  ["takes a value from a header", { parameters: { id: "$response.header.Location" } }],
  ["sets a constant", { parameters: { id: 1 } }],
  ["takes a value that isn't there", { parameters: { id: "$response.body#/nothing" } }],
  ["takes a value that may be missing", { parameters: { id: "$response.body#/note" } }],
  ["takes a value that may be null", { parameters: { id: "$response.body#/maybe" } }],
  ["takes a value of another type", { parameters: { id: "$response.body#/age" } }],
  ["sets a body", { requestBody: "$response.body" }],
  ["is of data that may be one of several", {}, { oneOf: [PET, { type: "string" }] }],
  ["is of data whose members all have a type", {}, { ...PET, additionalProperties: { type: "string" } }],
])("a link that %s is left out, and that is told", (_, link, pet) => {
  const target = "operationRef" in link || Object.keys(link).length === 0 ? {} : { operationId: "getOwner" };
  const defaults = pet === undefined ? target : { operationId: "getOwner" };
  const { methods, codes } = linked(
    { broken: { parameters: { id: "$response.body#/id" }, ...defaults, ...link } },
    pet,
  );
  expect(methods).toEqual([]);
  expect(codes).toEqual(["LINK_UNRESOLVED"]);
});
