import type { ResolveHook } from "node:module";
import { extname } from "node:path";

const index = new URL(`../index${extname(import.meta.url)}`, import.meta.url).href;

/** Runs in Node's thread for hooks: `hivegen` is the one that runs, where a configuration's folder has none installed. */
export const resolve: ResolveHook = (specifier, context, nextResolve) =>
  specifier === "hivegen" ? { url: index, shortCircuit: true } : nextResolve(specifier, context);
