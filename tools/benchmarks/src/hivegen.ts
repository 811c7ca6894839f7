import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "./measure/command.ts";
import { emptyFolder } from "./peers/peers.ts";

const CLI = join(dirname(fileURLToPath(import.meta.resolve("hivegen/package.json"))), "bin/hivegen.js");

/** `hivegen generate`, as it is published. It starts from an empty folder unless `keep` says otherwise. */
export function hivegen(name: string, spec: string, out: string, options: readonly string[], keep = false): Command {
  return {
    name,
    args: [CLI, "generate", spec, "--out", out, ...options],
    ...(!keep && { prepare: () => emptyFolder(out) }),
  };
}

export function hivegenWatch(spec: string, out: string, options: readonly string[]): readonly string[] {
  return [CLI, "watch", spec, "--out", out, ...options];
}
