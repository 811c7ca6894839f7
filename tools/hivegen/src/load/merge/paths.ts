import { isDeepStrictEqual } from "node:util";
import { arrayOf, isObject, type JsonObject, objectOf } from "../../document/json.ts";
import { shapes } from "../../document/shapes.ts";
import type { OnConflict } from "./components.ts";

const METHODS = Object.keys(shapes.PathItem.members).filter(
  (name) => shapes.PathItem.members[name]?.[1] === "Operation",
);

/** Adds the paths of one document to another's. Of two operations of one path and method, the first holds. */
export function mergePaths(into: JsonObject, added: JsonObject, onConflict: OnConflict): void {
  for (const section of ["paths", "webhooks", "x-webhooks"]) {
    const items = Object.entries(objectOf(added[section]));
    if (items.length === 0) continue;
    const target = isObject(into[section]) ? into[section] : {};
    into[section] = target;
    for (const [path, item] of items) {
      const mine = target[path];
      if (isObject(mine) && isObject(item)) mergeItem(mine, item, [section, path], onConflict);
      else target[path] ??= item;
    }
  }
}

function mergeItem(mine: JsonObject, theirs: JsonObject, pointer: readonly string[], onConflict: OnConflict): void {
  if (!isDeepStrictEqual(mine.parameters, theirs.parameters)) for (const item of [mine, theirs]) moveParameters(item);
  for (const [name, value] of Object.entries(theirs)) {
    if (mine[name] === undefined) mine[name] = value;
    else if (METHODS.includes(name) && !isDeepStrictEqual(mine[name], value)) {
      const message =
        "Another document has this path and method already, so this operation is left out. Remove one of them.";
      onConflict([...pointer, name], message);
    }
  }
}

/** What holds for all operations of a path is said of each of them. */
function moveParameters(item: JsonObject): void {
  const shared = arrayOf(item.parameters);
  delete item.parameters;
  for (const method of METHODS) {
    const operation = item[method];
    if (isObject(operation) && shared.length > 0) operation.parameters = [...shared, ...arrayOf(operation.parameters)];
  }
}
