import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST } from "./ownership.ts";

/** Begins the name of the folder in which files wait to be put in place. */
export const STAGING = ".hivegen-tmp-";

const NEVER_GENERATED = new Set(["node_modules", ".git"]);

/**
 * Files of an output's folder, by path relative to it. Links are not followed, and folders that are outputs themselves
 * are left out.
 */
export function listFiles(directory: string, otherOutputs: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const visit = (folder: string, prefix: string): void => {
    for (const entry of entriesOf(folder)) {
      const path = prefix + entry.name;
      if (entry.isFile()) found.add(path);
      else if (entry.isDirectory() && !isForeign(join(folder, entry.name), entry.name)) {
        visit(join(folder, entry.name), `${path}/`);
      }
    }
  };
  const isForeign = (folder: string, name: string): boolean =>
    NEVER_GENERATED.has(name) ||
    name.startsWith(STAGING) ||
    otherOutputs.has(folder) ||
    existsSync(join(folder, MANIFEST));
  visit(directory, "");
  return found;
}

/** A folder that isn't there, or can't be read, has no files of ours. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
