import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hivegen, project } from "./hivegen.ts";

let directory: string;
const run = (...args: string[]) => hivegen(directory, "diff", ...args);

function edit(from: string, to: string, change: (text: string) => string): void {
  writeFileSync(join(directory, to), change(readFileSync(join(directory, from), "utf8")));
}

beforeAll(() => {
  directory = project();
  edit("library/books/schemas.yaml", "library/books/new-schemas.yaml", (text) =>
    text.replace("required: [id, title, ", "required: [id, ").replace("Its title.", "Its *new* title."),
  );
  edit("library/books/paths.yaml", "library/books/new-paths.yaml", (text) =>
    text.replaceAll("schemas.yaml", "new-schemas.yaml"),
  );
  edit("library/openapi.yaml", "library/new.yaml", (text) =>
    text
      .replaceAll("books/paths.yaml", "books/new-paths.yaml")
      .replaceAll("books/schemas.yaml", "books/new-schemas.yaml"),
  );
});

const pair = ["library/openapi.yaml", "library/new.yaml"];

test("an API that didn't change asks for no version", () => {
  expect(run("library/openapi.yaml", "library/openapi.yaml")).toEqual({
    status: 0,
    stdout: "Nothing changed.\n",
    stderr: "",
  });
});

test("changes are grouped, with their place in the file where they stand", () => {
  const { status, stdout } = run(...pair);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Breaking\n {2}Book \(in /);
  expect(stdout).toMatch(
    / {4}library\/books\/new-schemas\.yaml:\d+:\d+: Book\.title may be missing now\. \[PROPERTY_OPTIONAL\]\n/,
  );
  expect(stdout).toContain("Docs only: 1 (");
  expect(stdout).toMatch(/breaking and 1 docs-only changes: the next version is a major one\.\n$/);
});

test("markdown escapes what it quotes, and folds words", () => {
  const { stdout } = run(...pair, "--format", "markdown");
  expect(stdout).toContain("#### Breaking (");
  expect(stdout).toContain("<details><summary>Docs only (1)</summary>");
  expect(stdout).toContain("`PROPERTY_OPTIONAL`");
});

test("--json has every change with both places", () => {
  const result = JSON.parse(run(...pair, "--json").stdout);
  expect(result).toMatchObject({ semver: "major", findings: [] });
  expect(result.changes).toContainEqual({
    code: "PROPERTY_OPTIONAL",
    level: "breaking",
    message: "Book.title may be missing now.",
    subject: { kind: "schema", name: "Book" },
    directions: expect.arrayContaining(["response"]),
    operations: expect.any(Array),
    old: { file: "library/books/schemas.yaml", line: 14, column: 5, pointer: "/Book/properties/title" },
    new: { file: "library/books/new-schemas.yaml", line: 14, column: 5, pointer: "/Book/properties/title" },
  });
});

test.each([
  [[...pair, "--fail-on", "breaking"], 4],
  [["library/openapi.yaml", "library/openapi.yaml", "--fail-on", "docs-only"], 0],
  [["library/openapi.yaml"], 2],
  [[...pair, "--fail-on", "everything"], 2],
  [[...pair, "--format", "html"], 2],
  [["library/openapi.yaml", "missing.yaml"], 1],
])("diff %j ends with exit code %i", (args, code) => {
  expect(run(...args).status).toBe(code);
});

test("a description with errors is told, and nothing is compared", () => {
  writeFileSync(join(directory, "broken.yaml"), "openapi: [");
  const { stdout, stderr } = run("library/openapi.yaml", "broken.yaml");
  expect(stderr).toContain("broken.yaml:1:");
  expect(stderr).toContain("nothing was compared");
  expect(stdout).toBe("");
  expect(JSON.parse(run("library/openapi.yaml", "broken.yaml", "--json").stdout)).toMatchObject({
    findings: [{ code: "INPUT_SYNTAX" }],
  });
});

test("explain knows the codes of changes", () => {
  expect(hivegen(directory, "explain", "PROPERTY_OPTIONAL").stdout).toContain("A property may be missing.");
});
