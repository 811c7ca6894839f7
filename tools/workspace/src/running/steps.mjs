/**
 * Progress for people: one line a step, with the seconds since the command was given.
 *
 * @param {(line: string) => void} [write]
 * @param {() => number} [now] in milliseconds
 * @returns {(message: string) => void}
 */
export function startSteps(write = console.log, now = () => performance.now()) {
  const start = now();
  return (message) => write(`[${((now() - start) / 1000).toFixed(1).padStart(6)} s] ${message}`);
}
