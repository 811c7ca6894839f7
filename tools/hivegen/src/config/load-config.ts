import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject } from "../document/json.ts";
import type { PackageName } from "../targets/target.ts";
import type { Config } from "./config.ts";

export const CONFIG_FILE = "hivegen.config.ts";

/** A mistake in how hivegen was called or configured; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface LoadedConfig extends Config {
  /** Folder of the configuration file. */
  readonly base: string;
}

export async function loadConfig(path = CONFIG_FILE): Promise<LoadedConfig> {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new UsageError(
      `There is no ${path} here. Create one, or name an API description: hivegen generate SPEC --target NAME --out DIR.`,
    );
  }
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  return { ...validate(module.default, path), base: dirname(file) };
}

function validate(config: unknown, path: string): Config {
  if (!isObject(config))
    throw new UsageError(`${path} has no default export. Write: export default defineConfig({ … }).`);
  const { input, outputs } = config;
  if (typeof input !== "string") throw new UsageError(`${path}: input must be the path of an API description.`);
  if (!Array.isArray(outputs) || outputs.length === 0)
    throw new UsageError(`${path}: outputs must list at least one output.`);
  return {
    input,
    outputs: outputs.map((output, index) => {
      if (isObject(output) && typeof output.target === "string" && typeof output.directory === "string") {
        return {
          target: output.target,
          directory: output.directory,
          ...(typeof output.types === "string" && { types: output.types }),
          ...(typeof output.packageName === "string" && { packageName: output.packageName }),
        };
      }
      throw new UsageError(`${path}: outputs[${index}] needs a target and a directory.`);
    }),
  };
}

/** Name and version of the package that a folder belongs to. */
export function packageOf(directory: string): PackageName {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const found = packageIn(folder);
    if (found) return found;
    if (dirname(folder) === folder) return { name: "generated", version: "0.0.0" };
  }
}

/** Name and version of the package whose folder this is. */
export function packageIn(folder: string): PackageName | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const read: unknown = JSON.parse(readFileSync(file, "utf8"));
  const { name, version } = isObject(read) ? read : {};
  return {
    name: typeof name === "string" ? name : "generated",
    version: typeof version === "string" ? version : "0.0.0",
  };
}
