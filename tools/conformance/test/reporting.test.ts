import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readKnownFailures } from "../src/reporting/known-failures.ts";
import { Report } from "../src/reporting/report.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conformance-known-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(yaml: string) {
  const path = join(folder, "known-failures.yaml");
  writeFileSync(path, yaml);
  return readKnownFailures(path, ["a/b/c"], ["go"]);
}

test("a known failure has a case, a language and a reason", () => {
  expect(read("- { case: a/b/c, language: go, reason: Not yet. }")).toEqual([
    { case: "a/b/c", language: "go", reason: "Not yet." },
  ]);
});

test.each([
  ["without a reason", "- { case: a/b/c, language: go }", /must have "case", "language" and "reason"/],
  ["of a case that there isn't", "- { case: a/b/d, language: go, reason: x }", /go a\/b\/d: there is no such case/],
  ["of another language", "- { case: a/b/c, language: cobol, reason: x }", /there is no such language/],
  ["twice", "- &x { case: a/b/c, language: go, reason: x }\n- *x", /it is listed twice/],
])("a known failure %s is refused", (_, yaml, message) => {
  expect(() => read(yaml)).toThrow(message);
});

test("the report is a table of cases and languages, and a short one of areas", () => {
  const report = new Report(["a/b/c", "a/b/d", "e/f/g"], ["go", "java"]);
  report.note("a/b/c", "go", "passed");
  report.note("a/b/d", "go", "failed");
  report.note("e/f/g", "go", "not applicable");
  expect(report.table().split("\n")).toEqual([
    "| case | go | java |",
    "| --- | --- | --- |",
    "| a/b/c | ✓ | skipped |",
    "| a/b/d | ✗ | skipped |",
    "| e/f/g | – | skipped |",
  ]);
  expect(report.summary().split("\n").slice(2)).toEqual([
    "| a | 1 of 2 | skipped |",
    "| e | – | skipped |",
    "| all | 1 of 2 | skipped |",
  ]);
});
