import { expect, test } from "vitest";
import { type Labels, mismatch } from "../src/matching/match.ts";

test.each([
  ["equal documents", { a: [1, { b: null }] }, { a: [1, { b: null }] }],
  ["anything", { $any: true }, 0],
  ["nothing", { $absent: true }, undefined],
  ["a pattern", { $pattern: "^req_" }, "req_1"],
  ["a part", { $contains: "b" }, "abc"],
  ["what is not in it", { $lacks: "x" }, "abc"],
  ["a number between", { $between: [0, 1] }, 0.5],
  ["some members", { $includes: { a: 1 } }, { a: 1, b: 2 }],
  ["so many items", { $length: 2 }, [1, 2]],
  ["every item", { $every: { $pattern: "^a" } }, ["a", "ab"]],
  ["a duration that was rounded", [0.525], [0.5250001]],
])("%s matches", (_, expected, actual) => {
  expect(mismatch(expected, actual)).toBeUndefined();
});

test.each([
  ["another value", { a: { b: 1 } }, { a: { b: 2 } }, "a b is 2, and should be 1"],
  ["a text that looks like a number", 1, "1", 'is "1", and should be 1'],
  ["a member too little", { a: 1 }, {}, "a is missing, and should be 1"],
  ["a member too much", {}, { a: 1 }, "a is 1, and should not be there"],
  ["null that should be absent from the document", {}, { a: null }, "a is null, and should not be there"],
  ["an item too little", [1, 2], [1], "has 1 items, and should have 2: [1]"],
  ["another item", [1, 2], [1, 3], "[1] is 3, and should be 2"],
  ["something where nothing should be", { $absent: true }, "x", 'is "x", and should not be there'],
  ["another text", { $pattern: "^req_" }, "x", 'is "x", and should match /^req_/'],
  ["no text", { $contains: "b" }, 1, 'is 1, and should contain "b"'],
  ["a number beyond", { $between: [0, 1] }, 1.5, "is 1.5, and should be from 0 to 1"],
  [
    "one item that is different",
    { $every: { $any: true, $pattern: "^a" } },
    ["a", "b"],
    'is "b", and should match /^a/',
  ],
  ["another duration", [0.525], [0.53], "[0] is 0.53, and should be 0.525"],
])("%s doesn't match", (_, expected, actual, problem) => {
  expect(mismatch(expected, actual)).toBe(problem);
});

test("a label stands for one value in a case", () => {
  const labels: Labels = new Map();
  expect(mismatch({ $same: "key" }, "a", labels)).toBeUndefined();
  expect(mismatch({ $same: "key" }, "a", labels)).toBeUndefined();
  expect(mismatch({ $same: "key" }, "b", labels)).toBe('is "b", and was "a" before');
  expect(mismatch({ $not_same: "key" }, "a", labels)).toBe('is "a" again');
  expect(mismatch({ $not_same: "key" }, "b", labels)).toBeUndefined();
});

test("a matcher that there isn't is the case's mistake", () => {
  expect(() => mismatch({ $patern: "x" }, "x")).toThrow(/no matcher \$patern; there are \$any/);
});
