import { isObject, type Json, type JsonObject } from "../document/json.ts";

/** A YAML anchor may contain itself. */
const MAX_DEPTH = 500;

/**
 * The next version of a value, with every part that is as it was before taken from the version before: what is equal is
 * then the same object. Neither version is changed.
 */
export function share(before: Json | undefined, next: Json, depth = 0): Json {
  if (before === next || depth > MAX_DEPTH) return next;
  if (Array.isArray(next)) return Array.isArray(before) ? shareArray(before, next, depth + 1) : next;
  return isObject(next) && isObject(before) ? shareObject(before, next, depth + 1) : next;
}

function shareArray(before: Json[], next: Json[], depth: number): Json[] {
  let same = before.length === next.length;
  let copied: Json[] | undefined;
  for (let index = 0; index < next.length; index++) {
    const item = next[index] ?? null;
    const shared = share(before[index], item, depth);
    if (shared !== before[index]) same = false;
    if (shared !== item) {
      copied ??= [...next];
      copied[index] = shared;
    }
  }
  return same ? before : (copied ?? next);
}

/** The order of members counts: it shows in what is generated. */
export function shareObject(before: JsonObject, next: JsonObject, depth = 0): JsonObject {
  const names = Object.keys(next);
  const earlier = Object.keys(before);
  let same = names.length === earlier.length;
  let copied: JsonObject | undefined;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? "";
    if (name !== earlier[index]) same = false;
    const member = next[name];
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    const shared = member === undefined ? undefined : share(old, member, depth);
    if (shared !== old) same = false;
    if (shared !== member) {
      copied ??= { ...next };
      copied[name] = shared;
    }
  }
  return same ? before : (copied ?? next);
}
