import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeneratedOutput } from "../generate.ts";
import { listFiles } from "./list-files.ts";
import { filesWithoutHeader, hasHeader, MANIFEST } from "./ownership.ts";

/** What writing an output would do to its folder; paths are relative to it. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In the way of what would be written, and not written by hivegen. */
  readonly foreign: readonly string[];
  /** Written by hivegen, and no longer generated. */
  readonly stale: readonly string[];
  readonly unchanged: readonly string[];
}

/** Compares an output with what is on disk. Other outputs may have their folders in this one. */
export function compare(output: GeneratedOutput, others: readonly GeneratedOutput[] = []): Changes {
  const { directory } = output;
  const wanted = new Map(output.files.map((file) => [file.path, file]));
  const present = listFiles(directory, new Set(others.map((other) => other.directory)));
  const bare = filesWithoutHeader(directory);
  const isOurs = (path: string) => bare.has(path) || hasHeader(join(directory, path));
  const changes = {
    added: [] as string[],
    changed: [] as string[],
    foreign: [] as string[],
    unchanged: [] as string[],
  };
  for (const [path, { content, once }] of wanted) {
    const current = contentOf(join(directory, path));
    if (current === undefined) changes.added.push(path);
    else if (once || current === content) changes.unchanged.push(path);
    else if (isOurs(path)) changes.changed.push(path);
    else changes.foreign.push(path);
  }
  const stale = [...present].filter((path) => path !== MANIFEST && !wanted.has(path) && isOurs(path));
  return { ...changes, stale };
}

/** Text of a plain file; nothing where there is none. Links are not followed. */
function contentOf(file: string): string | undefined {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : undefined;
}
