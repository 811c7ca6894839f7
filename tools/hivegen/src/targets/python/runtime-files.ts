import { readdirSync, readFileSync } from "node:fs";
import { PYTHON_RUNTIME } from "../../installation.ts";
import type { OutputFile } from "../target.ts";
import { pythonHeader } from "./python-file.ts";

/** `_runtime/`: what generated code stands on, as it is written in `runtime/`, beside this file. */
export function runtimeFiles(input: string): OutputFile[] {
  return readdirSync(PYTHON_RUNTIME, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".py"))
    .sort()
    .map((path) => ({
      path: `_runtime/${path}`,
      content: `${pythonHeader(input)}\n${readFileSync(new URL(path, PYTHON_RUNTIME), "utf8")}`,
    }));
}
