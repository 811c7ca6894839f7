import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { GeneratedOutput } from "../generate.ts";

/** What writing an output would do to its folder; paths are relative to it. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly stale: readonly string[];
  readonly unchanged: readonly string[];
}

/** Compares an output with what is on disk. */
export function compare(output: GeneratedOutput): Changes {
  const wanted = new Map(output.files.map((file) => [file.path, file.content]));
  const present = new Set(filesBelow(output.directory));
  const changes = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  for (const [path, content] of wanted) {
    if (!present.has(path)) changes.added.push(path);
    else if (readFileSync(join(output.directory, path), "utf8") === content) changes.unchanged.push(path);
    else changes.changed.push(path);
  }
  return { ...changes, stale: [...present].filter((path) => !wanted.has(path)) };
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
