import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discoverAdapters, type Manifest } from "../src/adapters/manifest.ts";
import { missingToolchain, prepareAdapter } from "../src/adapters/toolchain.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conformance-adapters-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest: Manifest = {
  name: "test",
  folder: tmpdir(),
  toolchains: [{ version: ["node", "--version"], atLeast: "1.0", get: "https://nodejs.org/" }],
  prepare: [],
  start: ["node"],
  lacks: {},
};

function write(name: string, document: unknown): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, `${name}.adapter.json`), JSON.stringify(document));
}

const whole = {
  name: "test",
  toolchains: [{ version: ["node", "--version"], atLeast: "1.0", get: "https://nodejs.org/" }],
  start: ["node", "main.js"],
};

test("adapters are found by their manifests", () => {
  write("one", { ...whole, name: "one" });
  write("two", { ...whole, name: "two", lacks: { closing: "It has nothing to close." } });
  expect(discoverAdapters(folder)).toMatchObject([
    { name: "one", folder: join(folder, "one"), prepare: [], lacks: {} },
    { name: "two", lacks: { closing: "It has nothing to close." } },
  ]);
});

test.each([
  ["no name", { ...whole, name: "" }, /"name" must be a text/],
  ["no program", { ...whole, start: [] }, /"start" must be a program/],
  ["no toolchain", { ...whole, toolchains: [] }, /"toolchains" must be a list/],
  ["half a toolchain", { ...whole, toolchains: [{ atLeast: "1" }] }, /"toolchains" must be a list/],
  ["a lack that can't be", { ...whole, lacks: { retries: "No." } }, /"lacks" may have/],
  ["a lack without reason", { ...whole, lacks: { closing: "" } }, /"lacks" may have/],
])("a manifest with %s is refused", (_, document, message) => {
  write("one", document);
  expect(() => discoverAdapters(folder)).toThrow(message);
});

test("two adapters of one name are refused", () => {
  write("one", whole);
  write("two", whole);
  expect(() => discoverAdapters(folder)).toThrow(/Two manifests .* have the name test/);
});

test("a toolchain that is here is not missing", async () => {
  expect(await missingToolchain(manifest)).toBeUndefined();
});

test("a toolchain that is missing is named, with how to get it", async () => {
  const other = { version: ["no-such-program", "--version"], atLeast: "3.10", get: "https://example.com/get" };
  expect(await missingToolchain({ ...manifest, toolchains: [...manifest.toolchains, other] })).toBe(
    "test needs no-such-program 3.10 or newer: https://example.com/get (it is not here)",
  );
});

test("so is one that is too old", async () => {
  const toolchains = manifest.toolchains.map((toolchain) => ({ ...toolchain, atLeast: "999.1" }));
  expect(await missingToolchain({ ...manifest, toolchains })).toMatch(/node 999\.1 or newer: .* \(here is 24\./);
});

test("a preparation that fails shows what it printed", async () => {
  const prepare = [["node", "--eval", "console.error('no compiler'); process.exit(1)"]];
  await expect(prepareAdapter({ ...manifest, prepare })).rejects.toThrow(/test: node --eval .* failed\..*no compiler/s);
});
