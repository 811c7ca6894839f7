import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readGoTestReport } from "./go-test-report.mjs";
import { readJunitReport } from "./junit-report.mjs";
import { readVitestReport } from "./vitest-report.mjs";

/** @typedef {import("./outcome.mjs").Outcome} Outcome */

const FOLDER = "test-results";

/**
 * Reads what the tests of a package wrote: `test-results/*.json` of vitest's shape, `*.xml` of JUnit's, `*.jsonl` of Go's.
 * Other files there belong to the tests and don't count; a report that can't be read counts as a failure.
 *
 * @param {string} root
 * @param {string} directory of the package, relative to the root
 * @returns {Outcome[] | undefined} `undefined` when there is no report
 */
export function readReports(root, directory) {
  const folder = join(root, directory, FOLDER);
  if (!existsSync(folder)) return undefined;
  const reports = readdirSync(folder)
    .sort()
    .map((name) => readReport(root, join(directory, FOLDER, name)))
    .filter((outcomes) => outcomes !== undefined);
  return reports.length === 0 ? undefined : reports.flat();
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {Outcome[] | undefined}
 */
function readReport(root, path) {
  try {
    if (path.endsWith(".json")) return readVitestReport(JSON.parse(readFileSync(join(root, path), "utf8")), root);
    if (path.endsWith(".xml")) return readJunitReport(readFileSync(join(root, path), "utf8"));
    if (path.endsWith(".jsonl")) return readGoTestReport(readFileSync(join(root, path), "utf8"));
    return undefined;
  } catch (error) {
    return [{ file: path, name: "(the report itself)", result: "failed", message: `It can't be read: ${error}` }];
  }
}

/**
 * Removes the reports of earlier runs, so that none is counted again.
 *
 * @param {string} root
 * @param {string[]} directories of packages, relative to the root
 */
export function removeReports(root, directories) {
  for (const directory of directories) rmSync(join(root, directory, FOLDER), { recursive: true, force: true });
}
