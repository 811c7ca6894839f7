import type { ResolveHook } from "node:module";
import { CODE, CODE_EXTENSION } from "../installation.ts";

const index = new URL(`index${CODE_EXTENSION}`, CODE).href;

/** Runs in Node's thread for hooks: `hivegen` is the one that runs, where a configuration's folder has none installed. */
export const resolve: ResolveHook = (specifier, context, nextResolve) =>
  specifier === "hivegen" ? { url: index, shortCircuit: true } : nextResolve(specifier, context);
