import { failureList } from "./failures.mjs";
import { slowestTasks } from "./slowest.mjs";
import { packageTable } from "./table.mjs";
import { totalsLine, totalsOf } from "./totals.mjs";

/** @typedef {import("../counting/count.mjs").CountedTask} CountedTask */

/**
 * The whole report of a test run.
 *
 * @param {CountedTask[]} counted
 * @param {number} turboExitCode
 * @returns {{ lines: string[], passed: boolean }} the last line has the totals
 */
export function reportRun(counted, turboExitCode) {
  const told = withTurboItself(counted, turboExitCode) ?? counted;
  const totals = totalsOf(told.flatMap(({ outcomes }) => outcomes));
  const lines = ["", ...packageTable(told), ...slowestTasks(told), ...failureList(told), "", totalsLine(totals)];
  return { lines, passed: totals.failed === 0 };
}

/**
 * A run that ended badly, or ran nothing, must not look like a good one for want of anything that could fail.
 *
 * @param {CountedTask[]} counted
 * @param {number} turboExitCode
 * @returns {CountedTask[] | undefined} `undefined` when the tasks explain the exit code
 */
function withTurboItself(counted, turboExitCode) {
  const outcomes = counted.flatMap((one) => one.outcomes);
  const ran = outcomes.some(({ result }) => result !== "skipped");
  const failed = outcomes.some(({ result }) => result === "failed");
  if (ran && (turboExitCode === 0 || failed)) return undefined;
  const message = ran
    ? `Turbo ended with exit code ${turboExitCode}, though no task failed. The output above has its reason.`
    : `Nothing ran: turbo ended with exit code ${turboExitCode}. The output above has its reason.`;
  const task = {
    package: "(workspace)",
    name: "turbo",
    directory: "",
    logFile: "",
    exitCode: 1,
    cached: false,
    seconds: 0,
  };
  return [...counted, { task, outcomes: [{ file: "turbo", name: "run", result: "failed", message }] }];
}
