import type { GenerateRequest, GenerateResult, OnStep } from "./generate.ts";

export { type Config, defineConfig, type OutputConfig } from "./config/config.ts";
export type * from "./config/declarations.ts";
export type { Finding, FindingCode } from "./findings/finding.ts";
export type { GeneratedOutput, GenerateRequest, GenerateResult, OnStep } from "./generate.ts";
export { type LoadedDocument, load } from "./load/load.ts";
export type * from "./model/api-model.ts";
export { buildModel } from "./model/build-model.ts";
export type { OutputFile, Target, TargetOptions } from "./targets/target.ts";
export { type Changes, compare } from "./write/compare.ts";
export { write } from "./write/write.ts";

/** Generates in memory; `write` puts the files in place. With findings of severity `error` there are no outputs. */
export async function generate(request: GenerateRequest, onStep?: OnStep): Promise<GenerateResult> {
  // Configuration files import this module, and shall not wait for compilers that they don't use.
  const { generate: run } = await import("./generate.ts");
  return run(request, onStep);
}
