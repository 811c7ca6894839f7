import { countTasks } from "./counting/count.mjs";
import { removeReports } from "./counting/reports.mjs";
import { watchSummaries } from "./counting/turbo-summary.mjs";
import { listPackages } from "./packages.mjs";
import { reportRun } from "./reporting/report.mjs";
import { runTurbo } from "./running/turbo.mjs";

const TASKS = ["lint:code", "lint:dependencies", "lint:generated", "generate:check", "lint", "typecheck", "test"];

/**
 * Runs all checks and tests, goes on after failures, and prints what they amount to.
 *
 * @param {import("./setup/prepare.mjs").Workspace} workspace
 * @param {string[]} turboOptions
 * @param {(message: string) => void} say
 * @returns {Promise<number>} the exit code: 0 when everything passed
 */
export async function runChecks(workspace, turboOptions, say) {
  const { root } = workspace;
  const directories = listPackages(root).map(({ directory }) => directory);
  removeReports(root, directories);
  const summaries = watchSummaries(root);

  say(`Running ${TASKS.join(", ")}`);
  const options = ["--continue=always", "--summarize", "--output-logs=new-only", ...turboOptions];
  const { exitCode } = await runTurbo(workspace, [...TASKS, ...options], "forward");
  say("Counting");

  const counted = countTasks(root, summaries.take() ?? [], { skippedFails: process.env.CI === "true" });
  const { lines, passed } = reportRun(counted, exitCode);
  console.log(lines.join("\n"));
  return passed ? 0 : 1;
}
