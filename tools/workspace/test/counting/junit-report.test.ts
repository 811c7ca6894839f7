import { expect, test } from "vitest";
import { readJunitReport } from "../../src/counting/junit-report.mjs";

test("reads what pytest writes", () => {
  const report = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" tests="4">
    <testcase classname="tests.test_retry" name="test_waits" time="0.010" />
    <testcase classname="tests.test_retry" name="test_gives_up" time="0.010"><failure message="assert 2 == 3">at line 7
assert 2 == 3</failure></testcase>
    <testcase classname="tests.test_retry" name="test_setup" time="0.010"><error message="no fixture &quot;peer&quot;" /></testcase>
    <testcase classname="tests.test_retry" name="test_later" time="0.000"><skipped message="not on this system" /></testcase>
  </testsuite></testsuites>`;
  expect(readJunitReport(report)).toEqual([
    { file: "tests.test_retry", name: "test_waits", result: "passed", message: "" },
    { file: "tests.test_retry", name: "test_gives_up", result: "failed", message: "at line 7\nassert 2 == 3" },
    { file: "tests.test_retry", name: "test_setup", result: "failed", message: 'no fixture "peer"' },
    { file: "tests.test_retry", name: "test_later", result: "skipped", message: "" },
  ]);
});

test("reads suites in suites, and a suite without a root, as Surefire writes it", () => {
  const report = '<testsuite><testsuite><testcase name="a" file="A.java"/></testsuite><testcase name="b"/></testsuite>';
  expect(readJunitReport(report)?.map(({ file, name }) => `${file}:${name}`)).toEqual(["A.java:a", ":b"]);
});

test("leaves XML of another kind alone", () => {
  expect(readJunitReport("<coverage><testcase name='x'/></coverage>")).toBeUndefined();
});

test("refuses a report that was cut off", () => {
  expect(() => readJunitReport('<testsuite><testcase name="a">')).toThrow();
});
