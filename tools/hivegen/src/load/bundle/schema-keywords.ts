import { isObject, type JsonObject } from "../../document/json.ts";

/** Writes what older and newer editions of JSON Schema call otherwise as the rest of hivegen knows it. */
export function modernise(schema: JsonObject): void {
  if (Array.isArray(schema.items)) {
    schema.prefixItems ??= schema.items;
    if (schema.additionalItems === undefined) delete schema.items;
    else schema.items = schema.additionalItems;
    delete schema.additionalItems;
  }
  for (const keyword of ["$dynamicRef", "$recursiveRef"] as const) {
    if (schema[keyword] === undefined) continue;
    schema.$ref ??= schema[keyword];
    delete schema[keyword];
  }
}

/** References may be relative to such a schema rather than to the file. */
export function hasDefinitions(schema: JsonObject): boolean {
  return isObject(schema.$defs) || isObject(schema.definitions) || schema.$id !== undefined;
}
