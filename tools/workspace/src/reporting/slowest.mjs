/** @typedef {import("../counting/count.mjs").CountedTask} CountedTask */

const SHOWN = 5;

/**
 * What to look at first when a run takes too long.
 *
 * @param {CountedTask[]} counted
 * @returns {string[]} lines, none when everything came from the cache
 */
export function slowestTasks(counted) {
  const slowest = counted
    .map(({ task }) => task)
    .filter(({ cached }) => !cached)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SHOWN);
  if (slowest.length === 0) return [];
  return [
    "",
    "Took the longest",
    ...slowest.map((task) => `${task.seconds.toFixed(1).padStart(8)} s  ${task.package} ${task.name}`),
  ];
}
