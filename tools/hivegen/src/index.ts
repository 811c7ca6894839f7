export { type Config, defineConfig, type OutputConfig } from "./config/config.ts";
export type { Finding, FindingCode } from "./findings/finding.ts";
export { type GeneratedOutput, type GenerateRequest, type GenerateResult, generate } from "./generate.ts";
export { type LoadedDocument, load } from "./load/load.ts";
export type * from "./model/api-model.ts";
export { buildModel } from "./model/build-model.ts";
export type { OutputFile, Target, TargetOptions } from "./targets/target.ts";
export { type Changes, compare } from "./write/compare.ts";
export { write } from "./write/write.ts";
