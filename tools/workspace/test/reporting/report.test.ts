import { describe, expect, test } from "vitest";
import { reportRun } from "../../src/reporting/report.mjs";

type Result = "passed" | "failed" | "skipped";

const counted = (packageName: string, name: string, results: Result[], more: object = {}) => ({
  task: { package: packageName, name, directory: "", logFile: "", exitCode: 0, cached: false, seconds: 1.25, ...more },
  outcomes: results.map((result, index) => ({
    file: `${packageName}/test.ts`,
    name: `${name} ${index}`,
    result,
    message:
      result === "failed"
        ? "\u001b[31mexpected 1\u001b[0m\nreceived 2\n    at x (/p/node_modules/v/run.js:1:2)\n    at /p/test.ts:3:4"
        : "",
  })),
});

const lastLine = (lines: string[]) => lines.at(-1);

describe("the verdict", () => {
  test("is a failure when nothing ran, though turbo was content", () => {
    const { lines, passed } = reportRun([], 0);
    expect(passed).toBe(false);
    expect(lastLine(lines)).toBe("0 passed, 1 failed");
    expect(lines.join("\n")).toContain("Nothing ran");
  });

  test("is a failure when everything was left out", () => {
    const { lines, passed } = reportRun([counted("a", "test", ["skipped"])], 0);
    expect(passed).toBe(false);
    expect(lastLine(lines)).toBe("0 passed, 1 failed, 1 skipped");
  });

  test("is a failure when turbo failed and no task tells why", () => {
    const { lines, passed } = reportRun([counted("a", "test", ["passed"])], 3);
    expect(passed).toBe(false);
    expect(lastLine(lines)).toBe("1 passed, 1 failed");
    expect(lines.join("\n")).toContain("Turbo ended with exit code 3");
  });

  test("adds up what failed, and turbo's own exit code adds nothing then", () => {
    const { lines, passed } = reportRun(
      [counted("a", "test", ["passed", "failed"]), counted("b", "lint", ["passed"])],
      1,
    );
    expect(passed).toBe(false);
    expect(lastLine(lines)).toBe("2 passed, 1 failed");
  });

  test("is good when all passed, also with some left out", () => {
    const { lines, passed } = reportRun([counted("a", "test", ["passed", "passed", "skipped"])], 0);
    expect(passed).toBe(true);
    expect(lastLine(lines)).toBe("2 passed, 0 failed, 1 skipped");
  });
});

describe("the report", () => {
  test("has a line per package, with numbers in columns", () => {
    const { lines } = reportRun(
      [
        counted("@hivepro/sdk", "test", ["passed", "skipped"], { cached: true }),
        counted("@hivepro/sdk", "build", ["passed"]),
        counted("hivegen", "test", ["passed", "failed"]),
        counted("a", "test", ["passed"], { cached: true, seconds: 0 }),
      ],
      1,
    );
    expect(lines.slice(1, 5)).toEqual([
      "Package       Passed  Failed  Skipped  Seconds  Tasks",
      "@hivepro/sdk       2       0        1      2.5  1 of 2 cached",
      "a                  1       0        0      0.0  cached",
      "hivegen            1       1        0      1.3  run",
    ]);
  });

  test("names the slowest tasks that really ran, slowest first", () => {
    const { lines } = reportRun(
      [
        counted("a", "test", ["passed"], { seconds: 3 }),
        counted("b", "test", ["passed"], { seconds: 120 }),
        counted("c", "test", ["passed"], { seconds: 900, cached: true }),
      ],
      0,
    );
    const start = lines.indexOf("Took the longest");
    expect(lines.slice(start + 1, start + 3)).toEqual(["   120.0 s  b test", "     3.0 s  a test"]);
    expect(lines.join("\n")).not.toContain("c test");
  });

  test("tells each failure with file, name and message, without colour codes and the frames of libraries", () => {
    const { lines } = reportRun([counted("a", "test", ["failed"])], 1);
    const start = lines.indexOf("  ✗ a/test.ts › test 0");
    expect(lines.slice(start + 1, start + 4)).toEqual([
      "      expected 1",
      "      received 2",
      "          at /p/test.ts:3:4",
    ]);
  });

  test("cuts a flood of failures, and says how many are left", () => {
    const { lines } = reportRun([counted("a", "test", Array<Result>(53).fill("failed"))], 1);
    expect(lines.filter((line) => line.includes("✗"))).toHaveLength(50);
    expect(lines).toContain("  … and 3 more; the output above has them all.");
    expect(lastLine(lines)).toBe("0 passed, 53 failed");
  });
});
