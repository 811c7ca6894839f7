import { isObject, type Json, type JsonObject, stringOf } from "../../document/json.ts";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import type { Dialect } from "../dialect.ts";
import { widest } from "./widest.ts";

/** Components that are only a reference may lead back to themselves; nothing can be said about those. */
export function cutCircles(root: JsonObject, dialect: Dialect, report: (pointer: readonly string[]) => void): void {
  const harmless = new Set<Json>();
  for (const [kind, path] of dialect.sections) {
    const section = valueAt(root, path);
    if (!isObject(section)) continue;
    for (const name of Object.keys(section)) {
      if (!leadsToItself(root, section[name], harmless)) continue;
      report([...path, name]);
      section[name] = widest(kind) ?? {};
    }
  }
}

/** @param harmless what is known to end somewhere; long rows of references are followed once */
function leadsToItself(root: JsonObject, start: Json | undefined, harmless: Set<Json>): boolean {
  const seen = new Set<Json>();
  let at = start;
  while (isObject(at) && !seen.has(at) && !harmless.has(at)) {
    seen.add(at);
    const reference = stringOf(at.$ref);
    at = reference === undefined ? undefined : valueAt(root, parsePointer(reference));
  }
  if (isObject(at) && seen.has(at)) return true;
  for (const passed of seen) harmless.add(passed);
  return false;
}
