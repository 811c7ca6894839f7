import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { listFiles } from "../source-files.mjs";
import { findImports } from "./imports.mjs";

/** @typedef {import("../packages.mjs").Package} Package */
/** @typedef {import("./rules.mjs").Rule} Rule */
/** @typedef {import("./imports.mjs").Import} Import */

const SOURCE = /\.[cm]?[jt]sx?$/;

/**
 * Compares what packages depend on, and what their files import, with the rules.
 *
 * @param {string} root
 * @param {Package[]} packages
 * @param {Record<string, Rule>} rules by package name
 * @returns {string[]} findings: file, what is wrong there, and what is allowed; none when all is well
 */
export function checkDirections(root, packages, rules) {
  const names = new Set(packages.map(({ name }) => name));
  return packages.flatMap((one) => {
    const rule = rules[one.name];
    if (!rule) {
      const place = posix.join(one.directory, "package.json");
      return [`${place}: there is no rule for ${one.name}. Say what it may use in dependency-direction/rules.mjs.`];
    }
    return [...checkManifest(one, rule, names), ...checkFiles(root, one, rule, names)];
  });
}

/**
 * @param {Package} one
 * @param {Rule} rule
 * @param {Set<string>} names of the workspace's packages
 */
function checkManifest({ name, directory, dependencies, devDependencies }, rule, names) {
  const refused = [
    ...Object.keys(dependencies).filter((dependency) => names.has(dependency) && !mayUse(rule, dependency)),
    ...Object.keys(devDependencies).filter(
      (dependency) => names.has(dependency) && !mayUseInDevelopment(rule, dependency),
    ),
  ];
  return refused.map(
    (dependency) =>
      `${posix.join(directory, "package.json")}: ${name} may not depend on ${dependency}. ${allowedBy(rule)}`,
  );
}

/**
 * @param {string} root
 * @param {Package} one
 * @param {Rule} rule
 * @param {Set<string>} names
 * @returns {string[]}
 */
function checkFiles(root, one, rule, names) {
  const files = listFiles(root, one.directory).filter((path) => SOURCE.test(path));
  return files.flatMap((path) => {
    try {
      return findImports(path, readFileSync(join(root, path), "utf8")).flatMap((found) => {
        const objection = objectTo(found.specifier, path, one, rule, names);
        return objection ? [`${path}:${found.line}: ${objection}`] : [];
      });
    } catch (error) {
      return [`${path}: its imports can't be read: ${error instanceof Error ? error.message : error}`];
    }
  });
}

/**
 * @param {string} specifier
 * @param {string} path of the importing file
 * @param {Package} one
 * @param {Rule} rule
 * @param {Set<string>} names
 * @returns {string | undefined} what is wrong with the import
 */
function objectTo(specifier, path, one, rule, names) {
  if (specifier.startsWith(".")) return objectToPath(specifier, path, one);
  const dependency = packageOf(specifier);
  if (!names.has(dependency) || dependency === one.name) return undefined;
  const inSource = path.startsWith(`${one.directory}/src/`);
  if (!(inSource ? mayUse : mayUseInDevelopment)(rule, dependency)) {
    return `${one.name} may not import ${dependency}${inSource ? " from src/" : ""}. ${allowedBy(rule)}`;
  }
  if (!(dependency in one.dependencies) && !(dependency in one.devDependencies)) {
    return `${dependency} is imported, but package.json doesn't list it.`;
  }
  return undefined;
}

/**
 * @param {string} specifier
 * @param {string} path
 * @param {Package} one
 */
function objectToPath(specifier, path, { name, directory }) {
  const target = posix.join(posix.dirname(path), specifier);
  if (target === directory || target.startsWith(`${directory}/`)) return undefined;
  return `"${specifier}" leaves ${name} (${directory}/). Import a package by its name.`;
}

/** @param {string} specifier such as "@hivepro/types/wire" */
function packageOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/**
 * @param {Rule} rule
 * @param {string} dependency
 */
function mayUse({ uses }, dependency) {
  return uses === "anything" || uses.includes(dependency);
}

/**
 * @param {Rule} rule
 * @param {string} dependency
 */
function mayUseInDevelopment(rule, dependency) {
  return mayUse(rule, dependency) || (rule.inDevelopment ?? []).includes(dependency);
}

/** @param {Rule} rule */
function allowedBy({ uses, inDevelopment = [] }) {
  const always = uses === "anything" ? ["any package"] : uses;
  const allowed = [...always, ...inDevelopment.map((name) => `${name} (tests and tooling only)`)];
  return `Allowed: ${allowed.join(", ") || "no package of this workspace"}.`;
}
