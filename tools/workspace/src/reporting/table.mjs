import { totalsOf } from "./totals.mjs";

/** @typedef {import("../counting/count.mjs").CountedTask} CountedTask */

const HEADINGS = ["Package", "Passed", "Failed", "Skipped", "Seconds", "Tasks"];

/**
 * One line per package: its tests and checks by result, how long its tasks took, how many came from the cache.
 *
 * @param {CountedTask[]} counted
 * @returns {string[]} lines
 */
export function packageTable(counted) {
  const names = [...new Set(counted.map(({ task }) => task.package))].sort();
  const rows = names.map((name) =>
    packageRow(
      name,
      counted.filter(({ task }) => task.package === name),
    ),
  );
  return alignColumns([HEADINGS, ...rows]);
}

/**
 * @param {string} name
 * @param {CountedTask[]} counted
 */
function packageRow(name, counted) {
  const { passed, failed, skipped } = totalsOf(counted.flatMap(({ outcomes }) => outcomes));
  const seconds = counted.reduce((sum, { task }) => sum + task.seconds, 0);
  return [name, `${passed}`, `${failed}`, `${skipped}`, seconds.toFixed(1), runOrCached(counted)];
}

/** @param {CountedTask[]} counted */
function runOrCached(counted) {
  const cached = counted.filter(({ task }) => task.cached).length;
  if (cached === 0) return "run";
  return cached === counted.length ? "cached" : `${cached} of ${counted.length} cached`;
}

/**
 * Names to the left, numbers to the right.
 *
 * @param {string[][]} rows
 */
function alignColumns(rows) {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (/** @type {number} */ column) => column > 0 && column < HEADINGS.length - 1;
  return rows.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
