import { expect, test } from "vitest";
import { load } from "../../src/index.ts";
import { HEAD, loadProject, loadText, project, summary } from "./project.ts";

test("a file that doesn't exist is a finding that names it", () => {
  const { findings } = loadProject({}, "nowhere.yaml");
  expect(findings).toMatchObject([{ code: "INPUT_UNREADABLE", file: "nowhere.yaml", severity: "error" }]);
});

test("a folder is a finding that says so", () => {
  const base = project({ "specs/api.yaml": HEAD });
  const { findings } = load(`${base}/specs`, { base });
  expect(findings).toMatchObject([{ code: "INPUT_UNREADABLE", message: "specs is a folder." }]);
});

test.each([
  ["YAML", "api.yaml", "openapi: 3.1.0\npaths:\n  - a\n b: [", 4],
  ["JSON", "api.json", '{\n  "openapi": "3.1.0",\n  "info": }', 3],
  ["JSON that ends early", "api.json", '{\n  "openapi": "3.1.0"', 2],
])("broken %s is a finding at the place where it breaks", (_, name, text, line) => {
  expect(loadText(text, name).findings).toMatchObject([{ code: "INPUT_SYNTAX", severity: "error", file: name, line }]);
});

test("a binary file is a finding, not a crash", () => {
  expect(loadText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2)).findings).toMatchObject([
    { code: "INPUT_SYNTAX" },
  ]);
});

test.each([
  ["an empty file", ""],
  ["a comment", "# nothing"],
  ["a list", "- 1"],
  ["a text", "hello"],
  ["an object about something else", "name: hivegen"],
  ["Swagger 1.2", "swagger: '1.2'"],
  ["OpenAPI of another major version", "openapi: 4.0.0"],
  ["a version that is an object", "openapi: { a: b }"],
])("%s is refused, and the finding says what is needed", (_, text) => {
  const { findings } = loadText(text);
  expect(findings).toMatchObject([{ code: "INPUT_NOT_OPENAPI", severity: "error" }]);
  expect(findings[0]?.message).toContain("OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0");
});

test.each([
  ["3.0", "3.0.0", []],
  ["3.1", "3.1.0", []],
  ["3", "3.0.0", []],
  ["'3.0.3'", "3.0.3", []],
  ["3.2.0", "3.2.0", []],
  ["3.7.0", "3.2.0", ["INPUT_VERSION"]],
])("openapi: %s is read as %s", (written, version, codes) => {
  const { document, findings } = loadText(`openapi: ${written}\npaths: {}\n`);
  expect(document.openapi).toBe(version);
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

test("a document that forgot its version is read nevertheless", () => {
  const { document, findings } = loadText("paths: { /a: { get: {} } }");
  expect(findings).toMatchObject([{ code: "INPUT_VERSION", severity: "warning" }]);
  expect(document).toMatchObject({ openapi: "3.1.0", paths: { "/a": { get: {} } } });
});

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

test.each([
  ["a byte order mark", "api.json", '\uFEFF{"openapi":"3.1.0"}'],
  ["UTF-16", "api.json", utf16('{"openapi":"3.1.0"}')],
  ["UTF-16, the other way round", "api.json", utf16('{"openapi":"3.1.0"}').swap16()],
  ["UTF-16 without a mark", "api.json", utf16('{"openapi":"3.1.0"}').subarray(2)],
  ["YAML in a .json file", "api.json", "openapi: 3.1.0"],
  ["JSON in a .yaml file", "api.yaml", '{\t"openapi": "3.1.0"}'],
  ["JSON without an extension", "api", '{"openapi":"3.1.0"}'],
  ["Windows line ends", "api.yaml", "openapi: 3.1.0\r\ninfo:\r\n  title: T\r\n"],
  ["a tag of somebody's own", "api.yaml", "openapi: !version 3.1.0\n"],
  ["a merge key", "api.yaml", "x-base: &base { openapi: 3.1.0 }\n<<: *base\n"],
])("%s is read", (_, name, text) => {
  const { document, findings } = loadText(text, name);
  expect(findings).toEqual([]);
  expect(document.openapi).toBe("3.1.0");
});

test("positions count from the first character, also with Windows line ends and a byte order mark", () => {
  const loaded = loadText("\uFEFFopenapi: 3.1.0\r\npaths:\r\n  /a: []\r\n");
  expect(summary(loaded)).toEqual(["INPUT_SHAPE 3:3"]);
});

test("YAML reads values as its core schema does, and what JSON can't say as text", () => {
  const { document } = loadText(
    `${HEAD}x-values: [2020-01-01, yes, 1_000, .inf, 0x1F, 012, 1e3, ~, true, '1']\nx-keys: { 200: a, true: b, ? [1, 2] : c }\n`,
  );
  expect(document["x-values"]).toEqual(["2020-01-01", "yes", "1_000", ".inf", 31, 12, 1000, null, true, "1"]);
  expect(document["x-keys"]).toEqual({ 200: "a", true: "b", "[1,2]": "c" });
});

test("the last of several equal keys wins, and each is told", () => {
  const loaded = loadText(`${HEAD}info: { title: Other, title: "Last" }\n`);
  expect(summary(loaded)).toEqual(["INPUT_DUPLICATE_KEY 3:1", "INPUT_DUPLICATE_KEY 3:23"]);
  expect(loaded.findings[0]).toMatchObject({ severity: "warning" });
  expect(loaded.document.info).toEqual({ title: "Last" });
});

test("of several YAML documents in a file the first is read", () => {
  const { document, findings } = loadText("openapi: 3.1.0\n---\nopenapi: 3.0.0\n");
  expect(findings).toMatchObject([{ code: "INPUT_SEVERAL_DOCUMENTS", severity: "warning" }]);
  expect(document.openapi).toBe("3.1.0");
});

test("an alias is a copy of its own; inside itself it is left out", () => {
  const loaded = loadText(
    `${HEAD}components:\n  schemas:\n    A: &a { properties: { self: *a, b: &b { type: string } } }\n    B: *b\n`,
  );
  expect(summary(loaded)).toEqual(["INPUT_ALIAS 5:27", "INPUT_SHAPE 5:27"]);
  expect(loaded.document).toMatchObject({
    components: { schemas: { A: { properties: { self: {} } }, B: { type: "string" } } },
  });
});

test("aliases that stand for billions of values are cut", () => {
  const levels = Array.from(
    { length: 30 },
    (_, n) => `  l${n + 1}: &l${n + 1} [${Array(8).fill(`*l${n}`).join(", ")}]`,
  );
  const { findings } = loadText(`${HEAD}x-bomb:\n  l0: &l0 [1]\n${levels.join("\n")}\n`);
  expect(findings.every(({ code }) => code === "INPUT_ALIAS")).toBe(true);
  expect(findings.length).toBeGreaterThan(0);
});

test.each([
  ["JSON", "api.json", `{"openapi":"3.1.0","x-deep":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
  [
    "a schema",
    "api.json",
    `{"openapi":"3.1.0","components":{"schemas":{"A":${'{"items":'.repeat(10_000)}{}${"}".repeat(10_000)}}}}`,
  ],
  ["YAML", "api.yaml", `openapi: 3.1.0\nx-deep: ${"[".repeat(900)}${"]".repeat(900)}\n`],
])("%s of endless depth is cut where no API goes", (_, name, text) => {
  const { document, findings } = loadText(text, name);
  expect(findings).toMatchObject([{ code: "INPUT_TOO_DEEP", severity: "warning", line: name === "api.json" ? 1 : 2 }]);
  expect(document.openapi).toBe("3.1.0");
});

test("YAML that the parser can't go down is refused", () => {
  const { findings } = loadText(`openapi: 3.1.0\nx-deep: ${"[".repeat(20_000)}`);
  expect(findings).toMatchObject([{ code: "INPUT_SYNTAX", severity: "error" }]);
});
