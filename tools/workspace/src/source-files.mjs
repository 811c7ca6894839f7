import { readdirSync } from "node:fs";
import { join, posix } from "node:path";

/** Neither written here nor part of what a package is made of: installed, built, or material of tests. */
const LEFT_OUT = new Set([
  ...["node_modules", "dist", "coverage", "test-results", ".turbo", "fixtures", "golden"],
  ...[".venv", "__pycache__", ".mypy_cache", ".ruff_cache"],
]);

/**
 * Lists the files below a folder, without what is installed, built, or material of tests.
 *
 * @param {string} root
 * @param {string} directory relative to the root, with slashes
 * @returns {string[]} relative to the root, sorted
 */
export function listFiles(root, directory) {
  return readdirSync(join(root, directory), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = posix.join(directory, entry.name);
      return entry.isDirectory() ? listFiles(root, path) : [path];
    });
}
