/** @typedef {import("../counting/outcome.mjs").Outcome} Outcome */
/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * @param {Outcome[]} outcomes
 * @returns {Totals}
 */
export function totalsOf(outcomes) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { result } of outcomes) totals[result] += 1;
  return totals;
}

/**
 * The last line of a test run, which scripts read.
 *
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
