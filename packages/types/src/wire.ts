export type * from "./generated/wire.ts";
