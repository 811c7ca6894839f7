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

/** The same without starting a process and loading modules: from reading the description to writing the files. */
export function hivegenWork(name: string, spec: string, out: string, target: string): Command {
  const args = [join(import.meta.dirname, "measure/generate.mjs"), spec, target, out];
  return { name, args, prepare: () => emptyFolder(out), reportsSeconds: true };
}

export function hivegenWatch(spec: string, out: string, options: readonly string[]): readonly string[] {
  return [CLI, "watch", spec, "--out", out, ...options];
}
