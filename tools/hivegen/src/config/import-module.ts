import { existsSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { hashFile } from "../cache/content-hash.ts";
import { CODE, CODE_EXTENSION } from "../installation.ts";
import { UsageError } from "../usage-error.ts";

/** The value that a configuration file exports: a module of JavaScript or TypeScript, or JSON. */
export async function importDefault(file: string, shown: string): Promise<unknown> {
  try {
    if (file.endsWith(".json")) return JSON.parse(readFileSync(file, "utf8"));
    if (/\.[mc]?ts$/.test(file)) understandTypeScript();
    if (!hasHivegen(file)) provideHivegen();
    // Node.js evaluates an address once. A file that was edited meanwhile has another.
    const address = `${pathToFileURL(file).href}?${hashFile(file)?.slice(0, 8)}`;
    const module: { default?: unknown } = await import(address);
    return module.default;
  } catch (error) {
    throw new UsageError(`${shown} can't be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

let registered = false;

/** Versions of Node.js that don't read TypeScript by themselves get it translated. */
function understandTypeScript(): void {
  if (registered || process.features.typescript) return;
  registered = true;
  register(new URL(`config/typescript-hooks${CODE_EXTENSION}`, CODE));
}

/** Whether `import … from "hivegen"` leads somewhere; with `npx hivegen` nothing needs to be installed in the project. */
function hasHivegen(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules/hivegen/package.json"))) return true;
    if (dirname(folder) === folder) return false;
  }
}

let provided = false;

function provideHivegen(): void {
  if (provided) return;
  provided = true;
  register(new URL(`config/own-package-hooks${CODE_EXTENSION}`, CODE));
}
