import { isObject, type Json, type JsonObject } from "../../document/json.ts";

/** Real documents stay under 30 levels. Everything that walks a document may recurse this far. */
export const MAX_DEPTH = 200;

/** Empties whatever is nested too deeply, and says where that was. */
export function cutDeepParts(root: Json): string[][] {
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
