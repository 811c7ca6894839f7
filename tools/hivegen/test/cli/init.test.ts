import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hivegen, INDEX, project } from "./hivegen.ts";

const CONFIG = "hivegen.config.ts";
let directory: string;
const run = (...args: string[]) => hivegen(directory, ...args);
const read = () => readFileSync(join(directory, CONFIG), "utf8");

beforeEach(() => {
  directory = project();
});

/** Lets the written configuration find hivegen, as an installed one would. */
function installed(): void {
  writeFileSync(join(directory, CONFIG), read().replace('"hivegen"', JSON.stringify(INDEX)));
}

test.each([
  [["init"], "No API description was found here."],
  [["init", "a.yaml", "b.yaml"], '"b.yaml" is too many'],
  [["init", "shop.yaml", "--out", "x"], "hivegen init has no option --out"],
])("%j is wrong usage", (args, message) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

test("a description with errors leaves nothing behind", () => {
  writeFileSync(join(directory, "broken.yaml"), "openapi: [");
  const { status, stderr } = run("init", "broken.yaml");
  expect(status).toBe(1);
  expect(stderr).toContain("nothing was written");
  expect(() => read()).toThrow();
});

test("a configuration that is there is overwritten with --force alone", () => {
  writeFileSync(join(directory, CONFIG), "mine");
  expect(run("init", "shop.yaml")).toMatchObject({ status: 2 });
  expect(read()).toBe("mine");
  expect(run("init", "shop.yaml", "--force")).toMatchObject({ status: 0 });
  expect(read()).toContain('input: "shop.yaml"');
});

test("what was found is shown, and the configuration works as it is", () => {
  const { status, stdout } = run("init", "library/openapi.yaml");
  expect(status).toBe(0);
  expect(stdout).toContain("for Library API with 7 operations");
  expect(read()).toContain(
    '// pagination: { style: "cursor", cursor: "after", next: "/info/next", items: "/result" },',
  );
  expect(read()).toContain("//   books: list, create, get, delete, getCover, replaceCover");
  installed();
  expect(run("generate")).toMatchObject({ status: 0 });
  expect(readFileSync(join(directory, "sdk/package.json"), "utf8")).toContain('"name": "library-api"');
});

test("each thing that was found can be declared as it is written there", () => {
  const { config } = JSON.parse(run("init", "library/openapi.yaml", "--json").stdout);
  const declared = Object.fromEntries(
    config.detected.map(({ key, value }: { key: string; value: unknown }) => [key, value]),
  );
  expect(Object.keys(declared)).toEqual(["auth", "envelope", "errors", "pagination"]);
  const outputs = [{ target: "typescript-types", directory: "types" }];
  rmSync(join(directory, CONFIG));
  writeFileSync(join(directory, "hivegen.config.json"), JSON.stringify({ input: config.input, outputs, ...declared }));
  expect(run("generate", "--json")).toMatchObject({ status: 0, stderr: "" });
});

test("without a name, the description that is there is found", () => {
  writeFileSync(join(directory, "openapi.yaml"), readFileSync(join(directory, "shop.yaml")));
  expect(run("init", "--json")).toMatchObject({ status: 0 });
  expect(read()).toContain('input: "openapi.yaml"');
});

test("a Stainless configuration is taken over, and what can't be is told with its place", () => {
  const { status, stderr } = run("init", "--from", "stainless.yml", "library/openapi.yaml");
  expect(status).toBe(0);
  expect(stderr).toContain("stainless.yml:41:7: warning STAINLESS_UNCONVERTED: Resources aren't nested");
  expect(stderr).toContain("(/client_settings/opts/region)");
  expect(read()).toContain(
    '{ target: "typescript-package", directory: "sdk-typescript", packageName: "@acme/library" }',
  );
  installed();
  const { resources, retry, auth } = JSON.parse(run("inspect", "--json").stdout);
  const methods = resources.map(
    ({ name, operations }: { name: { camel: string }; operations: { methodName: { camel: string } }[] }) => [
      name.camel,
      operations.map(({ methodName }) => methodName.camel),
    ],
  );
  expect(methods).toEqual([
    ["shelf", ["list", "add", "retrieve"]],
    ["books", ["delete"]],
    ["shelfCovers", ["download", "replace"]],
  ]);
  expect(retry).toEqual({ maxRetries: 4, baseDelay: 0.5 });
  expect(auth.options).toContainEqual(expect.objectContaining({ name: "libraryKey", variable: "LIBRARY_TOKEN" }));
});

test("a Stainless configuration that can't be read stops it", () => {
  expect(run("init", "--from", "nowhere.yml", "shop.yaml")).toMatchObject({ status: 1 });
  writeFileSync(join(directory, "broken.yml"), "resources: [");
  const { status, stderr } = run("init", "--from", "broken.yml", "shop.yaml");
  expect(status).toBe(1);
  expect(stderr).toMatch(/broken\.yml:1:\d+: error INPUT_SYNTAX/);
});

test("a configuration can name a Stainless configuration, and what it says itself wins", () => {
  const config = {
    input: "library/openapi.yaml",
    outputs: [{ target: "typescript-types", directory: "types" }],
    stainless: "stainless.yml",
    operations: { "GET /books": { method: "all" } },
  };
  writeFileSync(join(directory, "hivegen.config.json"), JSON.stringify(config));
  const { stdout, stderr } = run("inspect");
  expect(stderr).toBe("");
  expect(stdout).toContain("shelf\n  all: GET /books");
  expect(stdout).toContain("download: GET /books/{book_id}/cover");
  writeFileSync(join(directory, "hivegen.config.json"), JSON.stringify({ ...config, stainless: "nowhere.yml" }));
  expect(run("inspect")).toMatchObject({ status: 2 });
});
