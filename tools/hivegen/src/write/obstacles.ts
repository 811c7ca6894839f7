import { lstatSync } from "node:fs";
import { join, relative } from "node:path";
import type { GeneratedOutput } from "../generate.ts";
import { UsageError } from "../usage-error.ts";
import type { Changes } from "./compare.ts";

const SHOWN = 5;

/** Refuses to write an output where that would destroy, or lead outside, what belongs to somebody else. */
export function refuseObstacles(output: GeneratedOutput, changes: Changes, force: boolean): void {
  const shown = (path: string) => relative(process.cwd(), join(output.directory, path)) || ".";
  const checked = new Set<string>();
  for (const path of [...changes.added, ...changes.changed, ...changes.foreign]) {
    for (const folder of foldersOf(path)) {
      if (!checked.has(folder)) refuseFolder(join(output.directory, folder), shown(folder));
      checked.add(folder);
    }
    refuseEntry(join(output.directory, path), shown(path), force);
  }
  if (changes.foreign.length > 0 && !force) {
    const more = changes.foreign.length - SHOWN;
    const list = changes.foreign.slice(0, SHOWN).map(shown).join(", ");
    throw new UsageError(
      `${list}${more > 0 ? ` and ${more} more` : ""} would be overwritten, and hivegen did not write that. Nothing was written. Choose another folder, or give --force.`,
    );
  }
}

/** `a/b/c.ts` lies in `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function refuseFolder(folder: string, shown: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats || stats.isDirectory()) return;
  const what = stats.isSymbolicLink() ? "a link, which could lead anywhere" : "a file";
  throw new UsageError(`A folder ${shown} is needed, but that is ${what}. Nothing was written. Remove it.`);
}

/** What a path that isn't a plain file holds already: a folder, or a link. */
function refuseEntry(file: string, shown: string, force: boolean): void {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    throw new UsageError(`A file ${shown} is to be written, but that is a folder. Nothing was written. Remove it.`);
  }
  if (stats?.isSymbolicLink() && !force) {
    throw new UsageError(
      `${shown} is a link, and hivegen did not write it. Nothing was written. Remove it, or give --force to replace it.`,
    );
  }
}
