import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./outcome.mjs").Task} Task */

const WORKSPACE = "//";

/**
 * Turbo writes a summary per run into one folder; whatever is new there after a run belongs to it.
 *
 * @param {string} root
 */
export function watchSummaries(root) {
  const folder = join(root, ".turbo", "runs");
  const list = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : []);
  const before = new Set(list());
  return {
    /**
     * Reads the summary of the run since then, and removes it.
     *
     * @returns {Task[] | undefined} `undefined` when turbo stopped before it ran anything
     */
    take() {
      const name = list().find((candidate) => !before.has(candidate));
      if (name === undefined) return undefined;
      const tasks = readSummary(readFileSync(join(folder, name), "utf8"));
      rmSync(join(folder, name));
      return tasks;
    },
  };
}

/**
 * @param {string} text a run summary of turbo 2
 * @returns {Task[]} in turbo's order
 */
export function readSummary(text) {
  /** @type {{ tasks: TurboTask[] }} */
  const { tasks } = JSON.parse(text);
  return tasks.filter((task) => task.execution).map(toTask);
}

/**
 * @typedef {object} TurboTask
 * @property {string} task
 * @property {string} package
 * @property {string} directory
 * @property {string} logFile
 * @property {{ status: string }} cache
 * @property {{ startTime: number, endTime: number, exitCode?: number | null }} [execution]
 */

/**
 * @param {TurboTask} task
 * @returns {Task}
 */
function toTask({ task, package: name, directory, logFile, cache, execution }) {
  const { startTime = 0, endTime = 0, exitCode } = execution ?? {};
  return {
    package: name === WORKSPACE ? "(workspace)" : name,
    name: task,
    directory,
    logFile,
    exitCode: exitCode ?? 1,
    cached: cache.status === "HIT",
    seconds: (endTime - startTime) / 1000,
  };
}
