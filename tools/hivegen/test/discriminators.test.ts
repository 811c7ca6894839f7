import { expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { Validation } from "../src/mock/validation.ts";
import { namedTypes } from "../src/model/schemas/named-schemas.ts";
import { modelOf } from "./support/model-of.ts";

const variant = (type: JsonObject, ...more: string[]): JsonObject => ({
  type: "object",
  required: ["kind", ...more],
  properties: { kind: type, ...Object.fromEntries(more.map((name) => [name, { type: "string" }])) },
});

/** Whether a value is one of `Union`, whose variants are all others. */
function takes(schemas: JsonObject, mapping?: JsonObject) {
  const oneOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const Union = { oneOf, discriminator: { propertyName: "kind", ...(mapping && { mapping }) } };
  const { model } = modelOf({ paths: {}, components: { schemas: { ...schemas, Union } } });
  const validation = new Validation(namedTypes(model));
  return (value: JsonObject) => validation.isValid({ kind: "ref", name: "Union" }, value);
}

test("without a mapping, literals that the variants declare tell them apart, not their names", () => {
  const isValid = takes({
    TextPart: variant({ const: "text" }, "text"),
    ImagePart: variant({ enum: ["image"] }, "url"),
  });
  expect(isValid({ kind: "text", text: "a" })).toBe(true);
  expect(isValid({ kind: "image", url: "a" })).toBe(true);
  expect(isValid({ kind: "image", text: "a" })).toBe(false);
  expect(isValid({ kind: "TextPart", text: "a" })).toBe(false);
});

test("without literals, names do", () => {
  const isValid = takes({ Cat: variant({ type: "string" }, "claws"), Dog: variant({ type: "string" }, "bark") });
  expect(isValid({ kind: "Cat", claws: "a" })).toBe(true);
  expect(isValid({ kind: "Dog", claws: "a" })).toBe(false);
});

test("a mapping that contradicts the literals doesn't count", () => {
  const schemas = { Cat: variant({ const: "cat" }, "claws"), Dog: variant({ const: "dog" }, "bark") };
  const isValid = takes(schemas, { Feline: "Cat", Canine: "Dog" });
  expect(isValid({ kind: "cat", claws: "a" })).toBe(true);
  expect(isValid({ kind: "Feline", claws: "a" })).toBe(false);
});

test("tags may be numbers", () => {
  const isValid = takes({ One: variant({ const: 1 }, "a"), Two: variant({ enum: [2, 3] }, "b") });
  expect(isValid({ kind: 1, a: "x" })).toBe(true);
  expect(isValid({ kind: 3, b: "x" })).toBe(true);
  expect(isValid({ kind: 2, a: "x" })).toBe(false);
});

test("where two variants share a value, both are tried", () => {
  const isValid = takes({ A: variant({ enum: ["x", "y"] }, "a"), B: variant({ const: "x" }, "b") });
  expect(isValid({ kind: "x", a: "1" })).toBe(true);
  expect(isValid({ kind: "x", b: "1" })).toBe(true);
  expect(isValid({ kind: "y", b: "1" })).toBe(false);
});

test("a choice among the variants keeps the values of its own", () => {
  const { Cat, Dog, Fish } = {
    Cat: variant({ const: "cat" }, "claws"),
    Dog: variant({ const: "dog" }, "bark"),
    Fish: variant({ const: "fish" }, "fins"),
  };
  const Pet = { oneOf: [Cat, Dog] };
  const isValid = takes({ Pet, Fish });
  expect(isValid({ kind: "dog", bark: "a" })).toBe(true);
  expect(isValid({ kind: "fish", fins: "a" })).toBe(true);
  expect(isValid({ kind: "Pet", bark: "a" })).toBe(false);
});
