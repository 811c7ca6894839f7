import { isObject, type JsonObject, objectOf } from "../document/json.ts";
import type { Context } from "./context.ts";

const KNOWN_KEYS = new Set([
  "envelope",
  "errors",
  "retry",
  "rateLimit",
  "idempotency",
  "pagination",
  "waiters",
  "resource",
  "method",
  "naming",
]);

/** `x-hivegen` of an object, with a finding for each key that means nothing. */
export function extensionOf(context: Context, object: JsonObject, pointer: readonly string[]): JsonObject {
  const extension = object["x-hivegen"];
  if (extension === undefined) return {};
  const place = [...pointer, "x-hivegen"];
  if (!isObject(extension)) {
    context.report("EXTENSION_INVALID", "error", place, "x-hivegen must be an object.");
    return {};
  }
  for (const key of Object.keys(extension)) {
    if (KNOWN_KEYS.has(key)) continue;
    const known = [...KNOWN_KEYS].join(", ");
    context.report(
      "EXTENSION_UNKNOWN_KEY",
      "warning",
      [...place, key],
      `x-hivegen has no key "${key}"; it has ${known}.`,
    );
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
