import { expect, test } from "vitest";
import type { Json } from "../../src/document/json.ts";
import { createContext } from "../../src/model/context.ts";
import { readSchema } from "../../src/model/read-schema.ts";
import type { Schema } from "../../src/model/schema.ts";
import { fits } from "../../src/samples/fits.ts";
import { FILE, requestSample } from "../../src/samples/request-sample.ts";

const schemas = {
  Endless: { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Endless" } } },
  Tree: { type: "object", properties: { parts: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } },
  Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, lives: { type: "integer" } } },
};
const context = createContext({ document: { components: { schemas } }, report: () => {} });
const schemaOf = (raw: Json): Schema => readSchema(context, raw, []);
const types = new Map<string, Schema>(Object.entries(schemas).map(([key, raw]) => [key, schemaOf(raw)]));
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test.each<[Json, unknown]>([
  [{ type: "string" }, "title"],
  [{ type: "string", format: "date" }, "2024-01-01"],
  [{ type: "string", maxLength: 3 }, "str"],
  [{ type: "string", example: "given" }, "given"],
  [{ type: "string", example: 7 }, "title"],
  [{ type: "integer", minimum: 5 }, 5],
  [{ enum: ["b", "a"] }, "b"],
  [{ type: "boolean" }, true],
  [{ type: "string", format: "binary" }, FILE],
  [{ type: "array", items: { type: "integer" } }, [1]],
  [{ type: "array", prefixItems: [{ type: "string" }, { type: "null" }] }, ["title", null]],
  [
    {
      type: "object",
      required: ["name", "id"],
      properties: { name: { type: "string" }, id: { type: "string", readOnly: true }, note: { type: "string" } },
    },
    { name: "name" },
  ],
  [
    {
      oneOf: [ref("Endless"), ref("Cat")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    },
    { kind: "cat" },
  ],
  [
    { allOf: [ref("Cat"), { type: "object", required: ["age"], properties: { age: { type: "number" } } }] },
    { kind: "kind", age: 1 },
  ],
  [ref("Tree"), {}],
  [ref("Endless"), undefined],
  [{ anyOf: [ref("Endless"), { type: "null" }] }, null],
  [{}, {}],
])("the sample of %j", (raw, sample) => {
  expect(requestSample(schemaOf(raw), "title", types)).toEqual(sample);
});

test.each<[boolean, Json, Json]>([
  [true, { type: "string" }, "x"],
  [false, { type: "string" }, 1],
  [true, { type: "string", nullable: true }, null],
  [false, { type: "string" }, null],
  [false, { type: "string", format: "binary" }, "bytes"],
  [false, { enum: ["a"] }, "b"],
  [true, ref("Cat"), { kind: "x", lives: 9 }],
  [false, ref("Cat"), { lives: 9 }],
  [false, ref("Cat"), { kind: "x", unknown: 1 }],
  [true, { type: "object", additionalProperties: { type: "string" } }, { any: "x" }],
  [true, { allOf: [ref("Cat"), { type: "object", properties: { age: { type: "number" } } }] }, { kind: "x", age: 1 }],
  [false, { allOf: [ref("Cat"), { type: "object", properties: { age: { type: "number" } } }] }, { kind: "x", old: 1 }],
  [true, { oneOf: [{ type: "integer" }, ref("Cat")] }, { kind: "x" }],
  [false, { type: "array", items: { type: "string" } }, ["a", 1]],
])("that it fits is %s: schema %j, value %j", (expected, raw, value) => {
  expect(fits(schemaOf(raw), value, types)).toBe(expected);
});
