import { existsSync, readdirSync, readFileSync } from "node:fs";
import { CODE } from "../../installation.ts";
import type { OutputFile } from "../target.ts";
import { goHeader } from "./go-file.ts";

/** The runtime as it is developed: a Go module of its own. */
const MODULE = "hivegen.invalid/client";
const PACKAGE = "client";

export interface RuntimeFile {
  readonly path: string;
  readonly content: string;
}

/** The files of the runtime, without its tests. They lie in `src`, which is published beside the compiled code. */
export function runtimeFiles(): readonly RuntimeFile[] {
  const own = new URL("targets/go/runtime/", CODE);
  const root = existsSync(own) ? own : new URL("../src/targets/go/runtime/", CODE);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".go") && !path.endsWith("_test.go"))
    .sort()
    .map((path) => ({ path, content: readFileSync(new URL(path, root), "utf8") }));
}

/** A file of the runtime as a part of an SDK: in its package and module. */
export function adopted(
  { path, content }: RuntimeFile,
  input: string,
  packageName: string,
  module: string,
): OutputFile {
  const own = content
    .replaceAll(`"${MODULE}/`, `"${module}/`)
    .replace(new RegExp(`^package ${PACKAGE}$`, "m"), `package ${packageName}`);
  return { path, content: `${goHeader(input)}\n\n${own}` };
}

/** What the runtime declares, which generated code can't declare again. */
export function declaredNames(files: readonly RuntimeFile[]): Set<string> {
  const names = new Set<string>();
  for (const { path, content } of files) {
    if (path.includes("/")) continue;
    for (const [, name = ""] of content.matchAll(/^(?:func|type|var|const) (\p{L}[\p{L}\p{N}]*)/gmu)) names.add(name);
    for (const [, block = ""] of content.matchAll(/^(?:var|const|type) \(\n(.*?)^\)/gms)) {
      for (const [, name = ""] of block.matchAll(/^\t(\p{L}[\p{L}\p{N}]*)/gmu)) names.add(name);
    }
  }
  return names;
}
