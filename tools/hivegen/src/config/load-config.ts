import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../document/json.ts";
import { type Declarations, overlaid } from "../model/declarations/declarations.ts";
import type { PackageName } from "../targets/target.ts";
import { UsageError } from "../usage-error.ts";
import type { Config } from "./config.ts";
import { declarationsOf } from "./declarations-of.ts";
import { importDefault } from "./import-module.ts";
import { checkConfig } from "./validate-config.ts";

/** Looked for in this order when none is named. */
const CONFIG_FILES = [
  "hivegen.config.ts",
  "hivegen.config.mts",
  "hivegen.config.js",
  "hivegen.config.mjs",
  "hivegen.config.json",
];

export interface LoadedConfig extends Config {
  /** The configuration file, absolute. */
  readonly config: string;
  /** Its folder. */
  readonly base: string;
  readonly declarations: Declarations;
}

/** Reads the configuration at a path, or the one in the current folder. */
export async function loadConfig(path?: string): Promise<LoadedConfig> {
  const shown = path ?? CONFIG_FILES.find((name) => existsSync(name));
  if (shown === undefined || !existsSync(shown)) {
    throw new UsageError(
      `There is no ${shown ?? CONFIG_FILES[0]} here. Create one, or name an API description: hivegen generate SPEC --target NAME --out DIR.`,
    );
  }
  const file = resolve(shown);
  const config = await importDefault(file, shown);
  checkConfig(config, shown);
  const base = dirname(file);
  const own = declarationsOf(config, shown);
  const declarations = config.stainless === undefined ? own : await withStainless(own, config, base);
  return { ...config, base, config: file, declarations };
}

/** What a Stainless configuration says holds where the own one says nothing. */
async function withStainless(own: Declarations, config: Config, base: string): Promise<Declarations> {
  const { declarationsFrom } = await import("../stainless/declarations-from.ts");
  return overlaid(declarationsFrom(resolve(base, config.stainless ?? ""), config, base), own);
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
