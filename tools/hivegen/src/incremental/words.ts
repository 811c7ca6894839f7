import { isObject, type Json, type JsonObject } from "../document/json.ts";

/** Keywords of a schema that are for people. What refers to the schema doesn't say them; of examples it may. */
const WORDS = new Set(["description", "title", "externalDocs"]);
/** Members whose own members are named freely: a property may be called `title`. */
const MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** Whether two versions of a schema differ in words at most. */
export function differInWords(before: JsonObject, now: JsonObject, isMap = false): boolean {
  const saying = (object: JsonObject) => Object.keys(object).filter((name) => isMap || !WORDS.has(name));
  const names = saying(now);
  if (names.join("\n") !== saying(before).join("\n")) return false;
  return names.every((name) => sameMember(before[name], now[name], !isMap && MAPS.has(name)));
}

function sameMember(before: Json | undefined, now: Json | undefined, isMap: boolean): boolean {
  if (before === now) return true;
  if (Array.isArray(before) && Array.isArray(now)) {
    return before.length === now.length && now.every((item, index) => sameMember(before[index], item, false));
  }
  return isObject(before) && isObject(now) && differInWords(before, now, isMap);
}
