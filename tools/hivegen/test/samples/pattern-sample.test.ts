import { expect, test } from "vitest";
import { patternSample } from "../../src/samples/pattern-sample.ts";

test.each([
  ["^[0-9]{4}$", "0000"],
  ["^[A-Z]{2}-\\d+$", "AA-0"],
  ["^(cat|dog)s?$", "cat"],
  ["^(?:a|b){2,5}$", "aa"],
  ["^[^a]x*$", "0"],
  ["^[\\w.-]+@x\\.org$", "a@x.org"],
  ["", ""],
])("%s is matched by %j", (pattern, sample) => {
  expect(patternSample(pattern)).toBe(sample);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test.each<[string, { minLength?: number; maxLength?: number }, string | undefined]>([
  ["^[a-z]*$", {}, "a"],
  ["^[a-z]*$", { minLength: 3 }, "aaa"],
  ["^[a-z][a-z0-9-]*[a-z0-9]$", { minLength: 5 }, "aaaaa"],
  ["^a{2,4}b+$", { minLength: 4, maxLength: 6 }, "aabb"],
  ["^a?$", {}, ""],
  ["^a{2}$", { minLength: 3 }, undefined],
])("%s with the length %j is matched by %j", (pattern, length, sample) => {
  expect(patternSample(pattern, length)).toBe(sample);
});

test.each(["^(?=a)b", "^(?!a)", "(a)\\1", "[", "a{", "a{99999}", "(?<n>a)", "\\p{L}", "*"])(
  "%s is not simple enough",
  (pattern) => expect(patternSample(pattern)).toBeUndefined(),
);
