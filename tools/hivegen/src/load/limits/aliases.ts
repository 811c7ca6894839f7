import type { Json, JsonObject } from "../../document/json.ts";
import { MAX_DEPTH } from "./depth.ts";

/** A few lines of nested aliases can stand for billions of values. */
const MAX_COPIES = 200_000;

export interface AliasProblem {
  readonly pointer: readonly string[];
  readonly problem: "cycle" | "size";
}

/**
 * Makes a tree of what a YAML parser returns: an alias is the same object as its anchor there, and may stand inside it.
 * Each place gets an object of its own, so that changing one doesn't change another.
 */
export function expandAliases(root: Json): { readonly root: Json; readonly problems: readonly AliasProblem[] } {
  const problems: AliasProblem[] = [];
  const seen = new Set<object>();
  const open = new Set<object>();
  const path: string[] = [];
  let copies = 0;

  const expand = (value: Json): Json => {
    if (typeof value !== "object" || value === null || path.length > MAX_DEPTH) return value;
    const problem = open.has(value) ? "cycle" : copies > MAX_COPIES ? "size" : undefined;
    if (problem) {
      problems.push({ pointer: [...path], problem });
      return null;
    }
    const isCopy = seen.has(value);
    if (isCopy) copies++;
    seen.add(value);
    open.add(value);
    const result = membersOf(isCopy ? shallowCopy(value) : value);
    open.delete(value);
    return result;
  };

  const membersOf = (value: Json[] | JsonObject): Json => {
    for (const key of Object.keys(value)) {
      path.push(key);
      if (Array.isArray(value)) value[Number(key)] = expand(value[Number(key)] ?? null);
      else if (key !== "__proto__") value[key] = expand(value[key] ?? null);
      path.pop();
    }
    return value;
  };

  return { root: expand(root), problems };
}

function shallowCopy(value: Json[] | JsonObject): Json[] | JsonObject {
  return Array.isArray(value) ? [...value] : { ...value };
}
