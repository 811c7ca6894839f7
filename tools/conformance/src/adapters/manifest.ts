import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Capability } from "../cases/case.ts";
import { isObject } from "../cases/expand.ts";

export interface Toolchain {
  /** Prints its version. */
  readonly version: readonly string[];
  readonly atLeast: string;
  /** How to get it. */
  readonly get: string;
}

/** How to start the adapter of one SDK, as its `<name>.adapter.json` says. */
export interface Manifest {
  /** The column of the report. */
  readonly name: string;
  /** What commands are run in. */
  readonly folder: string;
  readonly toolchains: readonly Toolchain[];
  readonly prepare: readonly (readonly string[])[];
  readonly start: readonly string[];
  /** What the SDK does without, and why. */
  readonly lacks: Readonly<Partial<Record<Capability, string>>>;
}

/** All adapters below a folder, by name. Throws an `Error` that names the file and what is wrong with it. */
export function discoverAdapters(folder: string): Manifest[] {
  const manifests = globSync("*/*.adapter.json", { cwd: folder })
    .sort()
    .map((path) => readManifest(join(folder, path)));
  const names = manifests.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two manifests in ${folder} have the name ${twice}.`);
  return manifests;
}

function readManifest(path: string): Manifest {
  const document: unknown = JSON.parse(readFileSync(path, "utf8"));
  const refuse = (problem: string): never => {
    throw new Error(`${path}: ${problem} README.md shows a manifest.`);
  };
  if (!isObject(document)) return refuse("It is no object.");
  const { name, toolchains, prepare = [], start, lacks = {} } = document;
  if (typeof name !== "string" || name === "") return refuse('"name" must be a text.');
  if (!isCommand(start)) return refuse('"start" must be a program with its arguments.');
  if (!isToolchains(toolchains)) return refuse('"toolchains" must be a list of "version", "atLeast" and "get".');
  if (!Array.isArray(prepare) || !prepare.every(isCommand)) return refuse('"prepare" must be a list of commands.');
  if (!isLacks(lacks)) return refuse('"lacks" may have reasons for cancellation and closing alone.');
  return { name, folder: dirname(path), toolchains, prepare, start, lacks };
}

function isCommand(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "string");
}

function isToolchains(value: unknown): value is readonly Toolchain[] {
  return Array.isArray(value) && value.length > 0 && value.every(isToolchain);
}

function isToolchain(value: unknown): boolean {
  return (
    isObject(value) && isCommand(value.version) && typeof value.atLeast === "string" && typeof value.get === "string"
  );
}

function isLacks(value: unknown): value is Manifest["lacks"] {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([name, reason]) => ["cancellation", "closing"].includes(name) && typeof reason === "string" && reason !== "",
    )
  );
}

/** A program given by a path is the one in the adapter's folder, else one on the PATH; `node` is the one that runs this. */
export function programOf({ folder }: Pick<Manifest, "folder">, name: string): string {
  if (name === "node") return process.execPath;
  const own = join(folder, name);
  return name.includes("/") && existsSync(own) ? own : name;
}
