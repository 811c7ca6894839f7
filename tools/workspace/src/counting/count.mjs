import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readReports } from "./reports.mjs";

/** @typedef {import("./outcome.mjs").Outcome} Outcome */
/** @typedef {import("./outcome.mjs").Task} Task */
/** @typedef {{ task: Task, outcomes: Outcome[] }} CountedTask */

/** What went wrong stands near the end of a log. */
const LOG_LINES = 15;

/**
 * What a run of turbo amounts to: each test of a test task counts, and each other task counts as one check.
 *
 * @param {string} root
 * @param {Task[]} tasks
 * @param {{ skippedFails: boolean }} options whether a test left out is a failure, as it is in CI
 * @returns {CountedTask[]}
 */
export function countTasks(root, tasks, { skippedFails }) {
  return tasks.map((task) => {
    const outcomes = task.name === "test" ? testOutcomes(root, task) : [checkOutcome(root, task)];
    return { task, outcomes: skippedFails ? outcomes.map(failSkipped) : outcomes };
  });
}

/**
 * Reports alone don't tell the truth: a runner can die before it writes one, or fail outside of any test.
 *
 * @param {string} root
 * @param {Task} task
 * @returns {Outcome[]}
 */
function testOutcomes(root, task) {
  const outcomes = readReports(root, task.directory);
  if (task.exitCode === 0) {
    return (
      outcomes ?? [taskFailure(task, "It passed without a report in test-results/, so nothing shows that it tested.")]
    );
  }
  if (outcomes?.some(({ result }) => result === "failed")) return outcomes;
  return [...(outcomes ?? []), taskFailure(task, endOfLog(root, task))];
}

/**
 * @param {string} root
 * @param {Task} task
 * @returns {Outcome}
 */
function checkOutcome(root, task) {
  if (task.exitCode !== 0) return taskFailure(task, endOfLog(root, task));
  return { file: task.name, name: task.name, result: "passed", message: "" };
}

/**
 * @param {Task} task
 * @param {string} message
 * @returns {Outcome}
 */
function taskFailure(task, message) {
  return { file: task.package, name: task.name, result: "failed", message };
}

/**
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
function failSkipped(outcome) {
  if (outcome.result !== "skipped") return outcome;
  return { ...outcome, result: "failed", message: "Left out; in CI every test has to run." };
}

/**
 * @param {string} root
 * @param {Task} task
 */
function endOfLog(root, { exitCode, logFile }) {
  const path = join(root, logFile);
  const lines = existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n").slice(-LOG_LINES) : [];
  return [`It ended with exit code ${exitCode}.`, ...lines].join("\n");
}
