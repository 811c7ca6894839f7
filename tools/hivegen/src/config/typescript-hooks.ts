import { readFileSync } from "node:fs";
import type { LoadHook } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Runs in Node's thread for hooks: gives JavaScript where a module is TypeScript. */
export const load: LoadHook = (url, context, nextLoad) => {
  if (!url.startsWith("file:") || !/\.[mc]?ts(?:\?|$)/.test(url)) return nextLoad(url, context);
  const { outputText } = ts.transpileModule(readFileSync(fileURLToPath(url), "utf8"), {
    fileName: fileURLToPath(url),
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return { format: "module", source: outputText, shortCircuit: true };
};
