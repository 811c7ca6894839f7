import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Where a project keeps what can be made anew: in its `node_modules`, or in the user's cache where it has none. */
export function cacheFolder(base: string): string {
  for (let folder = resolve(base); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache", "hivegen");
    if (dirname(folder) === folder) return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "hivegen");
  }
}
