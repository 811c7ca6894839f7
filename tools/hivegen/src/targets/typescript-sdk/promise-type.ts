import type { Operation } from "../../model/api-model.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

/** What a method returns: the promise of its output and, where the envelope's meta has a name, of that. */
export function promiseType(names: SdkNames, file: CodeFile, { result }: Operation, output: string): string {
  const promise = file.type(RUNTIME, result.kind === "page" ? "PagePromise" : "ApiPromise");
  const meta = result.meta?.kind === "ref" ? [names.outputType(file, result.meta)] : [];
  return `${promise}<${[output, ...meta].join(", ")}>`;
}
