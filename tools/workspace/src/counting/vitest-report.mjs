import { relative } from "node:path";

/** @typedef {import("./outcome.mjs").Outcome} Outcome */

/**
 * @typedef {object} VitestFile
 * @property {string} name absolute path
 * @property {string} status
 * @property {string} [message]
 * @property {{ fullName: string, status: string, failureMessages?: string[] }[]} assertionResults
 */

/**
 * Reads the JSON report of vitest, which has the shape of Jest's.
 *
 * @param {unknown} report
 * @param {string} root paths are told relative to it
 * @returns {Outcome[] | undefined} `undefined` when it is JSON of another kind
 */
export function readVitestReport(report, root) {
  if (!isVitestReport(report)) return undefined;
  return report.testResults.flatMap((file) => fileOutcomes(file, relative(root, file.name)));
}

/**
 * @param {unknown} value
 * @returns {value is { testResults: VitestFile[] }}
 */
function isVitestReport(value) {
  return typeof value === "object" && value !== null && "testResults" in value && Array.isArray(value.testResults);
}

/**
 * A file can fail without a failed test: it didn't load, or a hook threw. That counts as one failure.
 *
 * @param {VitestFile} file
 * @param {string} path
 * @returns {Outcome[]}
 */
function fileOutcomes(file, path) {
  const outcomes = file.assertionResults.map((test) => ({
    file: path,
    name: test.fullName.trim(),
    result: resultOf(test.status),
    message: test.failureMessages?.join("\n") ?? "",
  }));
  const failsAsWhole = file.status === "failed" && !outcomes.some(({ result }) => result === "failed");
  if (!failsAsWhole) return outcomes;
  return [...outcomes, { file: path, name: "(the file itself)", result: "failed", message: file.message ?? "" }];
}

/**
 * Whatever is neither passed nor known to be left out counts as failed.
 *
 * @param {string} status
 * @returns {Outcome["result"]}
 */
function resultOf(status) {
  if (status === "passed") return "passed";
  return ["skipped", "pending", "todo", "disabled"].includes(status) ? "skipped" : "failed";
}
