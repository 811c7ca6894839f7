export * from "./generated/testing.ts";
