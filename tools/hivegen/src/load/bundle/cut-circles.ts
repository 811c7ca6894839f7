import { isObject, type Json, type JsonObject, stringOf } from "../../document/json.ts";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import type { Dialect } from "../dialect.ts";
import { widest } from "./widest.ts";

/** Components that are only a reference may lead back to themselves; nothing can be said about those. */
export function cutCircles(root: JsonObject, dialect: Dialect, report: (pointer: readonly string[]) => void): void {
  for (const [kind, path] of dialect.sections) {
    const section = valueAt(root, path);
    if (!isObject(section)) continue;
    for (const name of Object.keys(section)) {
      if (!leadsToItself(root, section[name])) continue;
      report([...path, name]);
      section[name] = widest(kind) ?? {};
    }
  }
}

function leadsToItself(root: JsonObject, start: Json | undefined): boolean {
  const seen = new Set<Json>();
  let at = start;
  while (isObject(at) && !seen.has(at)) {
    seen.add(at);
    const reference = stringOf(at.$ref);
    if (reference === undefined) return false;
    at = valueAt(root, parsePointer(reference));
  }
  return isObject(at);
}
