import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

/** Programs of the README that need no server run as they stand there; the others compile, which `examples` tests. */
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const programs = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);

test("what the README says about tests runs", async () => {
  const [program = "", ...others] = programs.filter((code) => code.includes("mockApi("));
  expect(others).toEqual([]);
  const folder = join(import.meta.dirname, "../test-results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "readme-testing.ts");
  writeFileSync(file, program);
  await import(pathToFileURL(file).href);
});
