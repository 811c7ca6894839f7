import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countTasks } from "../../src/counting/count.mjs";
import { removeReports } from "../../src/counting/reports.mjs";
import { folderWith } from "../temporary-folder.ts";

const REPORT = "packages/a/test-results/vitest.json";

const task = (name: string, exitCode: number) => ({
  package: "a",
  name,
  directory: "packages/a",
  logFile: "packages/a/.turbo/log",
  exitCode,
  cached: false,
  seconds: 1,
});

const vitest = (...statuses: string[]) => ({
  testResults: [
    {
      name: "x.test.ts",
      status: statuses.includes("failed") ? "failed" : "passed",
      assertionResults: statuses.map((status) => ({ fullName: status, status })),
    },
  ],
});

function results(files: Record<string, string | object>, one: ReturnType<typeof task>, skippedFails = false) {
  const [counted] = countTasks(folderWith(files), [one], { skippedFails });
  return counted?.outcomes.map(({ result }) => result);
}

describe("a test task", () => {
  test("that failed without a report is one failure, told with the end of its log", () => {
    const root = folderWith({ "packages/a/.turbo/log": "line 1\nSegmentation fault\n" });
    const [counted] = countTasks(root, [task("test", 139)], { skippedFails: false });
    expect(counted?.outcomes).toEqual([
      {
        file: "a",
        name: "test",
        result: "failed",
        message: "It ended with exit code 139.\nline 1\nSegmentation fault",
      },
    ]);
  });

  test("that passed without a report is a failure: nothing shows that it tested", () => {
    expect(results({}, task("test", 0))).toEqual(["failed"]);
  });

  test("that failed though no test did is a failure more: an error outside of tests", () => {
    expect(results({ [REPORT]: vitest("passed", "passed") }, task("test", 1))).toEqual(["passed", "passed", "failed"]);
  });

  test("that failed for a failed test isn't counted twice", () => {
    expect(results({ [REPORT]: vitest("passed", "failed") }, task("test", 1))).toEqual(["passed", "failed"]);
  });

  test("whose report can't be read is a failure", () => {
    expect(results({ [REPORT]: '{"testResults": [' }, task("test", 0))).toEqual(["failed"]);
  });

  test("counts every test of every report, and no other file", () => {
    const files = {
      [REPORT]: vitest("passed", "skipped"),
      "packages/a/test-results/pytest.xml": '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>',
      "packages/a/test-results/trace.json": { events: [] },
      "packages/a/test-results/screen.png": "",
    };
    expect(results(files, task("test", 0))).toEqual(["passed", "passed", "passed", "skipped"]);
  });

  test("has no skipped tests in CI, only failed ones", () => {
    expect(results({ [REPORT]: vitest("passed", "skipped") }, task("test", 0), true)).toEqual(["passed", "failed"]);
  });
});

test("any other task is one check", () => {
  expect(results({}, task("typecheck", 0))).toEqual(["passed"]);
  expect(results({}, task("typecheck", 2))).toEqual(["failed"]);
});

test("reports of earlier runs are removed, and nothing else", () => {
  const root = folderWith({ [REPORT]: vitest("passed"), "packages/a/src/x.ts": "" });
  removeReports(root, ["packages/a", "packages/without"]);
  expect(existsSync(join(root, "packages/a/test-results"))).toBe(false);
  expect(existsSync(join(root, "packages/a/src/x.ts"))).toBe(true);
});
