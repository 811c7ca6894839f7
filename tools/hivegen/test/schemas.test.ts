import { expect, test } from "vitest";
import type { Json } from "../src/document/json.ts";
import { createContext } from "../src/model/context.ts";
import { readSchema } from "../src/model/read-schema.ts";
import { CodeFile } from "../src/print/code-file.ts";
import { typeText } from "../src/print/typescript-type.ts";
import { validatorOf } from "../src/server-contract/validators.ts";
import { codeValidators } from "../src/targets/typescript-server/code-validators.ts";

const context = createContext({
  document: { openapi: "3.1.0", components: { schemas: { Scan: {}, A: {}, "a/b": {} } } },
  report: () => {},
});
const type = (raw: Json) => typeText(readSchema(context, raw, []), (name) => name).replaceAll(/\s+/g, " ");
const types = new Map(["Scan", "a/b", "A"].map((key) => [key, { kind: "any" }] as const));
const validators = codeValidators(new CodeFile("schemas.ts", "api.yaml"), (key) => key);
const validator = (raw: Json) =>
  validatorOf(readSchema(context, raw, []), validators, types).text.replaceAll(/\s+/g, " ");

/** Each row: a schema, its type, its validator. */
const rows: [Json, string, string][] = [
  [true, "unknown", "s.any()"],
  [false, "never", "s.never()"],
  [{}, "unknown", "s.any()"],
  [{ type: "string", minLength: 1 }, "string", "s.string({ minLength: 1 })"],
  [{ type: "string", format: "binary" }, "Blob", "s.binary()"],
  [{ type: "integer", minimum: 0 }, "number", "s.integer({ minimum: 0 })"],
  [{ type: "number", minimum: 0, exclusiveMinimum: true }, "number", "s.number({ exclusiveMinimum: 0 })"],
  [{ type: "string", nullable: true }, "string | null", "s.nullable(s.string())"],
  [{ type: ["string", "null"] }, "string | null", "s.nullable(s.string())"],
  [{ type: ["string", "integer"] }, "string | number", "s.anyOf([s.string(), s.integer()])"],
  [{ type: "null" }, "null", "s.null()"],
  [{ const: "a" }, '"a"', 's.literal("a")'],
  [{ enum: ["a", 1, true] }, '"a" | 1 | true', 's.enum(["a", 1, true])'],
  [{ type: ["string", "null"], enum: ["a", null] }, '"a" | null', 's.nullable(s.literal("a"))'],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]', 's.array(s.enum(["a", "b"]))'],
  [
    { type: "array", prefixItems: [{ type: "string" }], items: false },
    "[string?]",
    "s.array(s.never(), { prefixItems: [s.string()] })",
  ],
  [
    { type: "object", additionalProperties: { type: "integer" } },
    "{ [key: string]: number }",
    "s.object({}, { additional: s.integer() })",
  ],
  [{ type: "object", additionalProperties: false }, "{ [key: string]: never }", "s.object({}, { additional: false })"],
  [
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" }, "b-c": { type: "boolean", default: true } },
    },
    '{ a: string; "b-c"?: boolean }',
    's.object({ a: s.string(), "b-c": s.withDefault(s.boolean(), true) }, { required: ["a"] })',
  ],
  [{ $ref: "#/components/schemas/Scan" }, "Scan", "Scan"],
  [{ $ref: "#/components/schemas/a~1b" }, "a/b", "a/b"],
  [{ oneOf: [{ $ref: "#/components/schemas/Scan" }, { type: "null" }] }, "Scan | null", "s.nullable(Scan)"],
  [
    { allOf: [{ $ref: "#/components/schemas/A" }, { type: "object", properties: { b: { type: "string" } } }] },
    "A & { b?: string }",
    "s.allOf([A, s.object({ b: s.string() })])",
  ],
  [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "string | number", "s.anyOf([s.string(), s.integer()])"],
  [{ oneOf: [{ type: "string" }, { type: "integer" }] }, "string | number", "s.oneOf([s.string(), s.integer()])"],
  [{ not: { type: "string" } }, "unknown", "s.not(s.string())"],
];

test.each(rows)("%j", (raw, expectedType, expectedValidator) => {
  expect(type(raw)).toBe(expectedType);
  expect(validator(raw)).toBe(expectedValidator);
});
