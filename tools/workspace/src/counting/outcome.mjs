/**
 * What became of one test, or of one check such as type-checking a package.
 *
 * @typedef {object} Outcome
 * @property {string} file relative to the workspace, or the task for a check
 * @property {string} name
 * @property {"passed" | "failed" | "skipped"} result
 * @property {string} message why it failed, empty otherwise
 */

/**
 * One task as turbo ran it, or took it from its cache.
 *
 * @typedef {object} Task
 * @property {string} package
 * @property {string} name such as "test" or "lint:code"
 * @property {string} directory relative to the workspace, empty for the workspace itself
 * @property {string} logFile relative to the workspace
 * @property {number} exitCode
 * @property {boolean} cached
 * @property {number} seconds
 */

export {};
