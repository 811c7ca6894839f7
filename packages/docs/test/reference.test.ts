import { describe, expect, test } from "vitest";
import type { Schema } from "../src/build/contract/document.ts";
import { curl } from "../src/build/reference/curl.ts";
import { constraints } from "../src/build/reference/schema/constraints.ts";
import { fieldList, fieldsOf } from "../src/build/reference/schema/fields.ts";
import { typeLabel } from "../src/build/reference/schema/type-label.ts";
import { contextOf, operationNamed, smallContract } from "./support/contract.ts";

const contract = smallContract();
const context = contextOf(contract);
const bee = '<a href="../schemas/#Bee">Bee</a>';

describe("types", () => {
  test.each<[Schema, string]>([
    [{ type: "string", format: "date-time" }, "string (date-time)"],
    [{ type: ["string", "null"], format: "uri" }, "string (uri) or null"],
    [{ type: "array", items: { $ref: "#/components/schemas/Bee" } }, `array of ${bee}`],
    [{ oneOf: [{ $ref: "#/components/schemas/Bee" }, { type: "null" }] }, `${bee} or null`],
    [{ type: "object", additionalProperties: { type: "integer" } }, "map of integer"],
    [{ type: "boolean", const: true }, "<code>true</code>"],
    [{}, "any"],
  ])("%j", (schema, label) => {
    expect(typeLabel(schema, context).text).toBe(label);
  });
});

describe("constraints", () => {
  test.each<[Schema, string[]]>([
    [{ minimum: 0, maximum: 86400 }, ["0 to 86,400"]],
    [{ exclusiveMinimum: 0 }, ["more than 0"]],
    [{ maxLength: 64 }, ["at most 64 characters"]],
    [{ minItems: 1, items: { minLength: 1 } }, ["at least 1 item", "each at least 1 character"]],
    [{ default: false }, ["default <code>false</code>"]],
    [{ enum: ["a", null] }, ["one of <code>a</code>"]],
    [{ pattern: "^<" }, ["matches <code>^&lt;</code>"]],
    [{}, []],
  ])("%j", (schema, phrases) => {
    expect(constraints(schema).map(String)).toEqual(phrases);
  });
});

describe("fields", () => {
  test("those of allOf parts are put together, the last of a name counts", () => {
    const fields = fieldsOf({ $ref: "#/components/schemas/Named" }, contract);
    expect(fields.map(({ name, schema }) => [name, schema.type])).toEqual([
      ["id", "integer"],
      ["kind", undefined],
      ["hive", "object"],
    ]);
  });

  test("objects without a name are spelled out, named ones are linked and their values told", () => {
    const { text } = fieldList({ $ref: "#/components/schemas/Bee" }, context);
    expect(text).toContain('<a href="../schemas/#Kind">Kind</a>');
    expect(text).toContain("What it does.");
    expect(text).toContain("<code>queen</code>");
    expect(text).toContain("at most 3 characters");
  });
});

describe("curl", () => {
  test("fills path and query from the examples, encoded and quoted", () => {
    expect(curl(operationNamed("getBee", contract), contract, undefined)).toBe(
      `curl -H "Authorization: Bearer $HIVEPRO_API_KEY" \\\n  'https://api.example.com/v1/bees/it'\\''s?kind=a%20b&kind=c'`,
    );
  });

  test("sends a body, and no credentials where none are needed", () => {
    expect(curl(operationNamed("sendBee", contract), contract, { name: "it's" })).toBe(
      `curl -X POST \\\n  -H "Content-Type: application/json" \\\n  -d '{\n  "name": "it'\\''s"\n}' \\\n  'https://api.example.com/v1/bees/it'\\''s'`,
    );
  });
});
