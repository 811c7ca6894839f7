import { expect, test } from "vitest";
import { readVitestReport } from "../../src/counting/vitest-report.mjs";

const file = (status: string, assertionResults: object[], message = "") => ({
  testResults: [{ name: "/project/packages/sdk/test/a.test.ts", status, message, assertionResults }],
});

test("counts a file that doesn't load as one failure", () => {
  expect(readVitestReport(file("failed", [], "Cannot find module './b.ts'"), "/project")).toEqual([
    {
      file: "packages/sdk/test/a.test.ts",
      name: "(the file itself)",
      result: "failed",
      message: "Cannot find module './b.ts'",
    },
  ]);
});

test("counts a hook that throws after passed tests", () => {
  const report = file("failed", [{ fullName: "adds", status: "passed" }], "afterAll failed");
  expect(readVitestReport(report, "/project")?.map(({ result }) => result)).toEqual(["passed", "failed"]);
});

test("doesn't count a failed test's file once more", () => {
  const report = file("failed", [{ fullName: "adds", status: "failed", failureMessages: ["1 is not 2"] }]);
  expect(readVitestReport(report, "/project")).toEqual([
    { file: "packages/sdk/test/a.test.ts", name: "adds", result: "failed", message: "1 is not 2" },
  ]);
});

test.each([
  ["passed", "passed"],
  ["skipped", "skipped"],
  ["pending", "skipped"],
  ["todo", "skipped"],
  ["disabled", "skipped"],
  ["failed", "failed"],
  ["a status of tomorrow", "failed"],
])("takes %s as %s", (status, result) => {
  const report = file("passed", [{ fullName: "adds", status }]);
  expect(readVitestReport(report, "/project")?.[0]?.result).toBe(result);
});

test.each([[null], [[]], ["text"], [{ suites: [] }]])("leaves JSON of another kind alone: %j", (report) => {
  expect(readVitestReport(report, "/project")).toBeUndefined();
});
