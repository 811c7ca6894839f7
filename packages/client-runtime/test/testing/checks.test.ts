import { describe, expect, test } from "vitest";
import { problemOf } from "../../src/testing/problem.ts";
import { readTexts } from "../../src/testing/read-text.ts";
import type { NamedSchemas, ValueSchema } from "../../src/testing/value-schema.ts";

const schemas: NamedSchemas = {
  Cat: { type: "object", properties: { kind: { enum: ["cat"] }, lives: { type: "integer" } }, required: ["lives"] },
  Dog: { type: "object", properties: { kind: { enum: ["dog"] }, barks: { type: "boolean" } } },
  Tree: { type: "object", properties: { children: { type: "array", items: { $ref: "Tree" } } }, nullable: true },
  Loop: { allOf: [{ $ref: "Loop" }] },
};
const pet: ValueSchema = {
  type: "object",
  discriminator: { propertyName: "kind", mapping: { cat: { $ref: "Cat" }, dog: { $ref: "Dog" } } },
};

describe("a value that isn't as its schema says", () => {
  test.each<[ValueSchema, unknown, string]>([
    [{ type: "string" }, 1, "v must be a string, not 1"],
    [{ type: "integer" }, 1.5, "v must be an integer, not 1.5"],
    [{ type: "number" }, Number.NaN, "v must be a number, not null"],
    [{ type: "boolean" }, "true", 'v must be true or false, not "true"'],
    [{ type: "null" }, 0, "v must be null, not 0"],
    [{ type: "object" }, [], "v must be an object, not []"],
    [{ type: "array" }, {}, "v must be a list, not {}"],
    [{ type: "string" }, null, "v must be a string, not null"],
    [{ enum: ["a", "b"] }, "c", 'v must be one of "a", "b", not "c"'],
    [{ enum: [1] }, 2, "v must be 1, not 2"],
    [{ type: "string", minLength: 2 }, "🎉", "v must have at least 2 characters"],
    [{ type: "string", maxLength: 1 }, "ab", "v must have at most 1 characters"],
    [{ type: "string", pattern: "^a" }, "b", "v must match ^a"],
    [{ type: "string", format: "date" }, "2024-13-01", "v must be a date"],
    [{ type: "string", format: "uuid" }, "x", "v must be a uuid"],
    [{ type: "string", format: "email" }, "x", "v must be a email"],
    [{ type: "string", format: "uri" }, "x", "v must be a uri"],
    [{ type: "number", exclusiveMinimum: 0 }, 0, "v must be more than 0"],
    [{ type: "number", exclusiveMaximum: 1 }, 1, "v must be less than 1"],
    [{ type: "number", multipleOf: 0.1 }, 0.25, "v must be a multiple of 0.1"],
    [{ type: "array", minItems: 1 }, [], "v must have at least 1 items"],
    [{ type: "array", uniqueItems: true }, [{ a: 1 }, { a: 1 }], "v must not have an item twice"],
    [{ type: "array", items: { type: "integer" } }, [1, "2"], 'v[1] must be an integer, not "2"'],
    [{ type: "array", prefixItems: [{ type: "string" }] }, [1], "v[0] must be a string, not 1"],
    [{ type: "object", required: ["a"] }, {}, "v.a is required"],
    [{ type: "object", properties: {}, additionalProperties: false }, { a: 1 }, "v.a is not in the contract"],
    [{ type: "object", additionalProperties: { type: "string" } }, { a: 1 }, "v.a must be a string, not 1"],
    [
      { type: "object", patternProperties: { "^x-": { type: "string" } } },
      { "x-a": 1 },
      "v.x-a must be a string, not 1",
    ],
    [
      { type: "object", propertyNames: { type: "string", maxLength: 1 } },
      { ab: 1 },
      "v.ab must have at most 1 characters",
    ],
    [{ type: "object", minProperties: 1 }, {}, "v must have at least 1 properties"],
    [{ type: "object", maxProperties: 0 }, { a: 1 }, "v must have at most 0 properties"],
    [{ allOf: [{ type: "object", required: ["a"] }] }, {}, "v.a is required"],
    [{ anyOf: [{ type: "string" }, { type: "number", minimum: 5 }] }, 3, "v must be at least 5"],
    [{ oneOf: [{ type: "number" }, { type: "integer" }] }, 3, "v matches more than one variant"],
    [{ not: {} }, 3, "v is not allowed"],
    [pet, { kind: "cow" }, 'v.kind must be one of cat, dog, not "cow"'],
    [pet, { kind: "cat" }, "v.lives is required"],
    [{ $ref: "Tree" }, { children: [{ children: [5] }] }, "v.children[0].children[0] must be an object, not 5"],
  ])("%j: %j", (schema, value, expected) => {
    const problem = problemOf(value, schema, schemas, "v");
    expect(`${problem?.at} ${problem?.says}`).toBe(expected);
  });
});

test.each<[ValueSchema, unknown]>([
  [{}, { anything: [1] }],
  [{ type: "string", nullable: true }, null],
  [{ $ref: "Tree" }, null],
  [{ $ref: "Tree", nullable: true }, { children: [] }],
  [{ $ref: "Unknown" }, 1],
  [{ $ref: "Loop" }, 1],
  [{ type: "string", pattern: "(?<broken" }, "x"],
  [{ type: "string", format: "of-our-own" }, "x"],
  [{ type: "number", multipleOf: 0.1 }, 0.3],
  [{ type: "binary" }, new Blob(["x"])],
  [pet, { kind: "dog", barks: true }],
  [{ type: "object", required: ["toString"] }, { toString: 1 }],
])("%j takes %j", (schema, value) => {
  expect(problemOf(value, schema, schemas, "v")).toBeUndefined();
});

test("what an object inherits is not what it has", () => {
  const schema: ValueSchema = { type: "object", required: ["constructor"], additionalProperties: false };
  expect(problemOf({}, schema, schemas, "v")).toEqual({ at: "v.constructor", says: "is required" });
});

test.each<[ValueSchema, string[], unknown]>([
  [{ type: "integer" }, ["5"], 5],
  [{ type: "string" }, ["5"], "5"],
  [{ type: "boolean" }, ["true"], true],
  [{ type: "array", items: { type: "integer" } }, ["1", "2"], [1, 2]],
  [{ type: "string" }, ["a", "b"], "a,b"],
  [{ anyOf: [{ type: "integer" }, { enum: ["auto"] }] }, ["auto"], "auto"],
  [{ type: "object" }, ['{"a":1}'], { a: 1 }],
])("%j reads %j", (schema, texts, value) => {
  expect(readTexts(texts, schema, schemas, "v")).toEqual({ value });
});
