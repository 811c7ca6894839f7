export * from "./generated/testing/index.ts";
