import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import type { Kind } from "../../document/shapes.ts";

/** A list that was written as a map, or as its only item. */
export function itemsOf(value: JsonObject, kind: Kind): Json[] {
  const items = Object.values(value).filter((item) => item !== undefined);
  return kind === "Schema" || !items.every(isObject) ? [value] : items;
}
