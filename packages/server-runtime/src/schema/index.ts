export * from "./factories.ts";
export * as s from "./factories.ts";
export type { Issue, View } from "./run.ts";
export type { Kind, Schema } from "./schema.ts";
export { applyDefaults, matches, validate } from "./validate.ts";
