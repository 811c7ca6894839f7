import { expect, test } from "vitest";
import { readablePattern } from "../src/model/schemas/patterns.ts";
import { modelOf } from "./support/model-of.ts";

test.each([
  ["^[a-z]+$", "^[a-z]+$"],
  ["^\\w+\\@x\\.org$", "^\\w+@x\\.org$"],
  ["^\\d{3}\\-[\\-\\_]$", "^\\d{3}-[\\-_]$"],
  ["\\p{L}", "\\p{L}"],
])("%s is read as %s", (pattern, readable) => {
  expect(readablePattern(pattern)).toBe(readable);
  expect(() => new RegExp(readable, "u")).not.toThrow();
});

test.each(["^(?i)abc$", "(?i:abc)", "abc\\z", "\\Aabc", "[[:alpha:]]+\\h", "a++", "(?>a)", "("])(
  "%s is of another language",
  (pattern) => expect(readablePattern(pattern)).toBeUndefined(),
);

test("a pattern of another language is left out, with a finding", () => {
  const Code = { type: "string", pattern: "abc\\z", maxLength: 5 };
  const { model, findings } = modelOf({ paths: {}, components: { schemas: { Code } } });
  expect(model.types).toMatchObject([{ schema: { kind: "string", maxLength: 5 } }]);
  expect(model.types[0]?.schema).not.toHaveProperty("pattern");
  expect(findings).toEqual([["PATTERN_UNREADABLE", "/components/schemas/Code"]]);
});
