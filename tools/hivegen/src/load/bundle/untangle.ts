import type { Json, JsonObject } from "../../document/json.ts";

/** Written out, no real document has more values than this. */
const MAX_VALUES = 20_000_000;

export interface Tangle {
  readonly pointer: readonly string[];
  readonly problem: "cycle" | "size";
}

/**
 * Makes sure that a document whose parts stand in several places can be written out: what stands in itself is emptied
 * there, and so is what would be repeated beyond all measure.
 */
export function untangle(root: JsonObject): Tangle[] {
  const tangles: Tangle[] = [];
  const path: string[] = [];
  /** Number of values in what was gone through; `undefined` while it is being gone through. */
  const sizes = new Map<object, number | undefined>();

  const empty = (parent: Json[] | JsonObject, key: string, problem: Tangle["problem"]): void => {
    tangles.push({ pointer: [...path], problem });
    if (Array.isArray(parent)) parent[Number(key)] = {};
    else parent[key] = {};
  };

  /** Size of a part, or what is wrong with it where it stands. */
  const measured = (part: Json[] | JsonObject, before: number): number | Tangle["problem"] => {
    if (!sizes.has(part)) visit(part);
    const size = sizes.get(part);
    if (size === undefined) return "cycle";
    return before + size > MAX_VALUES ? "size" : size;
  };

  const visit = (value: Json[] | JsonObject): void => {
    sizes.set(value, undefined);
    let size = 1;
    for (const [key, member] of Object.entries(value)) {
      if (typeof member !== "object" || member === null) continue;
      path.push(key);
      const found = measured(member, size);
      if (typeof found === "number") size += found;
      else empty(value, key, found);
      path.pop();
    }
    sizes.set(value, size);
  };

  visit(root);
  return tangles;
}
