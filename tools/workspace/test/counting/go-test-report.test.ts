import { expect, test } from "vitest";
import { readGoTestReport } from "../../src/counting/go-test-report.mjs";

function events(...list: readonly object[]): string {
  return `${list.map((event) => JSON.stringify(event)).join("\n")}\n`;
}

test("reads what go test prints", () => {
  const report = events(
    { Action: "start", Package: "example.com/x" },
    { Action: "run", Package: "example.com/x", Test: "TestA" },
    { Action: "output", Package: "example.com/x", Test: "TestA", Output: "=== RUN   TestA\n" },
    { Action: "output", Package: "example.com/x", Test: "TestA", Output: "    a_test.go:7: got 2\n" },
    { Action: "fail", Package: "example.com/x", Test: "TestA", Elapsed: 0 },
    { Action: "pass", Package: "example.com/x", Test: "TestB/of_three", Elapsed: 0 },
    { Action: "skip", Package: "example.com/x", Test: "TestC", Elapsed: 0 },
    { Action: "fail", Package: "example.com/x", Elapsed: 0.1 },
  );
  expect(readGoTestReport(report)).toEqual([
    { file: "example.com/x", name: "TestA", result: "failed", message: "=== RUN   TestA\n    a_test.go:7: got 2" },
    { file: "example.com/x", name: "TestB/of_three", result: "passed", message: "" },
    { file: "example.com/x", name: "TestC", result: "skipped", message: "" },
  ]);
});

test("a package that does not compile is a failure, with what the compiler said", () => {
  const report = events(
    { ImportPath: "example.com/x [example.com/x.test]", Action: "build-output", Output: "./x.go:3:1: syntax error\n" },
    { ImportPath: "example.com/x [example.com/x.test]", Action: "build-fail" },
    { Action: "fail", Package: "example.com/x", FailedBuild: "example.com/x [example.com/x.test]" },
  );
  expect(readGoTestReport(report)).toEqual([
    { file: "example.com/x", name: "(the package itself)", result: "failed", message: "./x.go:3:1: syntax error" },
  ]);
});

test("leaves lines of another kind alone, and refuses what was cut off", () => {
  expect(readGoTestReport("")).toBeUndefined();
  expect(readGoTestReport('{"level":"info"}\n')).toBeUndefined();
  expect(() => readGoTestReport('{"Action":"pass"\n')).toThrow();
});
