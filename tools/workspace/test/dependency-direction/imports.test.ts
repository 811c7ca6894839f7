import { expect, test } from "vitest";
import { findImports } from "../../src/dependency-direction/imports.mjs";

const specifiers = (text: string) => findImports("a.ts", text).map(({ specifier }) => specifier);

test.each([
  ['import { a } from "x";'],
  ['import "x";'],
  ['import type { A } from "x";'],
  ['export { a } from "x";'],
  ['export * from "x";'],
  ['export type { A } from "x";'],
  ['const a = await import("x");'],
  ['type A = import("x").A;'],
  ['import a = require("x");'],
  ['const a = require("x");'],
  ['const a = import.meta.resolve("x");'],
])("finds the module in %s", (text) => {
  expect(specifiers(text)).toEqual(["x"]);
});

test.each([
  ['// import "x";'],
  ["const printed = `import { a } from 'x';`;"],
  ["const a = await import(name);"],
  ["export const x = 1;"],
  ['resolve("x");'],
])("finds none in %s", (text) => {
  expect(specifiers(text)).toEqual([]);
});

test("tells the line", () => {
  expect(findImports("a.ts", 'const a = 1;\n\nimport "x";\nimport "y";\n')).toEqual([
    { specifier: "x", line: 3 },
    { specifier: "y", line: 4 },
  ]);
});

test("refuses a file that can't be parsed, rather than finding nothing in it", () => {
  expect(() => findImports("a.ts", "import {")).toThrow();
});
