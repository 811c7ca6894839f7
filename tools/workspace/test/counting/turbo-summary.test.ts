import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSummary, watchSummaries } from "../../src/counting/turbo-summary.mjs";
import { folderWith } from "../temporary-folder.ts";

const task = (name: string, packageName: string, more: object) => ({
  task: name,
  package: packageName,
  directory: packageName === "//" ? "" : `packages/${packageName}`,
  logFile: "log",
  cache: { status: "MISS" },
  ...more,
});

test("reads exit code, duration and origin of each task, and leaves out what never ran", () => {
  const tasks = [
    task("lint:code", "//", { execution: { startTime: 1000, endTime: 3500, exitCode: 1 } }),
    task("test", "a", { cache: { status: "HIT" }, execution: { startTime: 1000, endTime: 1000, exitCode: 0 } }),
    task("test", "b", {}),
  ];
  expect(readSummary(JSON.stringify({ tasks }))).toEqual([
    {
      package: "(workspace)",
      name: "lint:code",
      directory: "",
      logFile: "log",
      exitCode: 1,
      cached: false,
      seconds: 2.5,
    },
    { package: "a", name: "test", directory: "packages/a", logFile: "log", exitCode: 0, cached: true, seconds: 0 },
  ]);
});

test("a task that ended without an exit code has failed", () => {
  const tasks = [task("test", "a", { execution: { startTime: 0, endTime: 9, exitCode: null } })];
  expect(readSummary(JSON.stringify({ tasks }))[0]?.exitCode).toBe(1);
});

test("takes the summary of this run alone, and removes it", () => {
  const root = folderWith({ ".turbo/runs/old.json": { tasks: [task("test", "old", { execution: {} })] } });
  const summaries = watchSummaries(root);
  writeFileSync(
    join(root, ".turbo/runs/new.json"),
    JSON.stringify({ tasks: [task("test", "new", { execution: {} })] }),
  );
  expect(summaries.take()?.map((one) => one.package)).toEqual(["new"]);
  expect(existsSync(join(root, ".turbo/runs/new.json"))).toBe(false);
  expect(existsSync(join(root, ".turbo/runs/old.json"))).toBe(true);
});

test("there is none when turbo stopped early", () => {
  const root = folderWith({});
  const summaries = watchSummaries(root);
  mkdirSync(join(root, ".turbo/runs"), { recursive: true });
  expect(summaries.take()).toBeUndefined();
});
