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
  const present = filesOf(output);
  const changes = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] };
  const once = new Set(output.files.filter((file) => file.once).map(({ path }) => path));
  for (const [path, content] of wanted) {
    if (!present.has(path)) changes.added.push(path);
    else if (once.has(path) || readFileSync(join(output.directory, path), "utf8") === content)
      changes.unchanged.push(path);
    else changes.changed.push(path);
  }
  return { ...changes, stale: [...present].filter((path) => !wanted.has(path)) };
}

/** Files that are there, as far as they are generated or belong to the generator. */
function filesOf({ directory, folders, files }: GeneratedOutput): Set<string> {
  if (!folders) return new Set(filesBelow(directory));
  const own = folders.flatMap((folder) => filesBelow(join(directory, folder)).map((path) => `${folder}/${path}`));
  const beside = files.map(({ path }) => path).filter((path) => existsSync(join(directory, path)));
  return new Set([...own, ...beside]);
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
