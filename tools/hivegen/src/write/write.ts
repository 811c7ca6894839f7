import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedOutput } from "../generate.ts";
import { type Changes, compare } from "./compare.ts";

/** Puts an output in place: writes only what changed, and deletes what is no longer generated. */
export function write(output: GeneratedOutput): Changes {
  const changes = compare(output);
  const touched = new Set([...changes.added, ...changes.changed]);
  for (const { path, content } of output.files.filter((file) => touched.has(file.path))) {
    const file = join(output.directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  for (const path of changes.stale) rmSync(join(output.directory, path));
  return changes;
}
