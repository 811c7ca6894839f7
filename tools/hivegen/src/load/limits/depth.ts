import { isObject, type Json, type JsonObject } from "../../document/json.ts";

/** Real documents stay under 30 levels. Everything that walks a document may recurse this far. */
export const MAX_DEPTH = 200;

/** Empties whatever is nested too deeply, and says where that was. */
export function cutDeepParts(root: Json): string[][] {
  return isDeeperThan(root, MAX_DEPTH) ? cutIn(root) : [];
}

/** Most documents are not, and then nobody needs to know where anything stands. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object" && exceeds(item, levels)) return true;
  } else if (typeof value === "object" && value !== null) {
    for (const name in value) {
      const member = value[name];
      if (typeof member === "object" && exceeds(member, levels)) return true;
    }
  }
  return false;
}

/** Nothing that is empty is too deep. */
function exceeds(value: Json[] | JsonObject | null, levels: number): boolean {
  if (value === null) return false;
  return levels === 0 ? Object.keys(value).length > 0 : isDeeperThan(value, levels - 1);
}

function cutIn(root: Json): string[][] {
  const cut: string[][] = [];
  const path: string[] = [];
  const visit = (value: Json[] | JsonObject): void => {
    for (const key in value) {
      const member = Array.isArray(value) ? value[Number(key)] : value[key];
      if (typeof member !== "object" || member === null) continue;
      path.push(key);
      if (path.length <= MAX_DEPTH) visit(member);
      else if (Object.keys(member).length > 0) {
        cut.push([...path]);
        empty(value, key);
      }
      path.pop();
    }
  };
  if (typeof root === "object" && root !== null) visit(root);
  return cut;
}

function empty(parent: Json[] | JsonObject, key: string): void {
  if (Array.isArray(parent)) parent[Number(key)] = isObject(parent[Number(key)]) ? {} : [];
  else if (key === "__proto__") delete parent[key];
  else parent[key] = isObject(parent[key]) ? {} : [];
}
