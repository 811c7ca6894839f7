export type * from "./generated/unwrapped.ts";
