import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parse } from "yaml";

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} directory relative to the workspace, with slashes
 * @property {Record<string, string>} dependencies those of its users too: optional and peer dependencies included
 * @property {Record<string, string>} devDependencies
 */

/**
 * Lists the packages that pnpm-workspace.yaml names.
 *
 * @param {string} root
 * @returns {Package[]} sorted by directory
 * @throws when a pattern there is neither a folder nor `folder/*`, or a package.json isn't JSON
 */
export function listPackages(root) {
  /** @type {{ packages: string[] }} */
  const { packages } = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8"));
  return packages
    .flatMap((pattern) => expand(root, pattern))
    .filter((directory) => existsSync(join(root, directory, "package.json")))
    .sort()
    .map((directory) => readPackage(root, directory));
}

/**
 * @param {string} root
 * @param {string} pattern
 * @returns {string[]} folders relative to the root
 */
function expand(root, pattern) {
  const parent = pattern.endsWith("/*") ? pattern.slice(0, -2) : undefined;
  if ((parent ?? pattern).includes("*")) {
    throw new Error(`pnpm-workspace.yaml: "${pattern}" is not understood here; write a folder, or folder/*.`);
  }
  if (parent === undefined) return [pattern];
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent)).map((name) => posix.join(parent, name));
}

/**
 * @param {string} root
 * @param {string} directory
 * @returns {Package}
 */
function readPackage(root, directory) {
  const manifest = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
  return {
    name: manifest.name,
    directory,
    dependencies: { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies },
    devDependencies: { ...manifest.devDependencies },
  };
}
