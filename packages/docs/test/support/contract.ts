import { Contract } from "../../src/build/contract/contract.ts";
import { type Operation, operationsOf } from "../../src/build/contract/operation.ts";
import { linksFrom } from "../../src/build/page/links.ts";
import type { Context } from "../../src/build/reference/context.ts";

const bee = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", examples: ["bee_1"] },
    kind: { $ref: "#/components/schemas/Kind", description: "What it does." },
    hive: { type: "object", properties: { name: { type: "string", maxLength: 3 } } },
  },
};

const document = {
  openapi: "3.1.0",
  info: { title: "Hives", version: "1" },
  servers: [{ url: "https://api.example.com/v1" }],
  tags: [{ name: "Bees" }],
  security: [{ key: ["bees:read"] }],
  "x-hivegen": { errors: { codes: { "404": ["NOT_FOUND"], "409": ["CONFLICT"] } } },
  paths: {
    "/bees/{bee_id}": {
      parameters: [{ name: "bee_id", in: "path", required: true, schema: { type: "string" }, example: "it's" }],
      get: {
        operationId: "getBee",
        tags: ["Bees"],
        summary: "Get a bee",
        "x-hivegen": { errors: { codes: { "404": ["GONE_HOME"] } } },
        parameters: [
          { name: "kind", in: "query", schema: { type: "array", items: {} }, example: ["a b", "c"] },
          { name: "cursor", in: "query", schema: { type: "string" } },
        ],
        responses: { "200": { description: "It." }, "404": { $ref: "#/components/responses/NotFound" } },
      },
      post: {
        operationId: "sendBee",
        tags: ["Bees"],
        summary: "Send a bee",
        security: [],
        "x-hivegen": { errors: { code: "/error", codes: { "404": ["no_bee"] } } },
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Bee" } } } },
        responses: { "404": { $ref: "#/components/responses/NotFound" }, "409": { description: "Busy." } },
      },
    },
  },
  components: {
    responses: { NotFound: { description: "Nothing here." } },
    schemas: {
      Bee: bee,
      Kind: { type: "string", description: "A kind.", enum: ["worker", "queen"] },
      Named: { allOf: [{ $ref: "#/components/schemas/Bee" }, { properties: { id: { type: "integer" } } }] },
    },
  },
};

/** A small contract in which every rule of the reference can be seen. */
export function smallContract(): Contract {
  return new Contract(JSON.stringify(document));
}

export function contextOf(contract: Contract): Context {
  return { contract, operations: operationsOf(contract), link: linksFrom("reference/bees/") };
}

export function operationNamed(id: string, contract: Contract): Operation {
  const found = operationsOf(contract).find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`The contract has no operation ${id}.`);
  return found;
}
