import { isObject, type JsonObject, objectOf } from "../document/json.ts";
import type { Context } from "./context.ts";
import { checkDeclarations, type Level } from "./declarations/check.ts";

/** `x-hivegen` of an object, with a finding for each key that means nothing and each value that can't be used. */
export function extensionOf(
  context: Context,
  object: JsonObject,
  pointer: readonly string[],
  level: Level,
): JsonObject {
  const extension = object["x-hivegen"];
  if (extension === undefined) return {};
  const place = [...pointer, "x-hivegen"];
  if (!isObject(extension)) {
    context.report("EXTENSION_INVALID", "error", place, "x-hivegen must be an object.");
    return {};
  }
  for (const { path, kind, expected } of checkDeclarations(level, extension)) {
    const name = path.join(".");
    if (kind === "invalid") {
      context.report("EXTENSION_INVALID", "error", [...place, ...path], `x-hivegen.${name} must be ${expected}.`);
    } else {
      const owner = ["x-hivegen", ...path.slice(0, -1)].join(".");
      const message = `${owner} has no key "${path.at(-1)}" here; it has ${expected}.`;
      context.report("EXTENSION_UNKNOWN_KEY", "warning", [...place, ...path], message);
    }
  }
  return extension;
}

/** What holds for an operation: its own keys over its path's over the root's. Codes of errors add up by status. */
export function nearest(...extensions: readonly JsonObject[]): JsonObject {
  const merged: JsonObject = {};
  for (const extension of [...extensions].reverse()) Object.assign(merged, extension);
  merged.errors = Object.assign({}, ...[...extensions].reverse().map((extension) => objectOf(extension.errors)));
  return merged;
}
