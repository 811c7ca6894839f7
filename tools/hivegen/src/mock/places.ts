import { isObject, type Json, type JsonObject } from "../document/json.ts";

/** A pointer from another place on; `undefined` where it leads elsewhere. */
export function below(pointer: readonly string[], parent: readonly string[]): readonly string[] | undefined {
  return parent.every((name, index) => pointer[index] === name) ? pointer.slice(parent.length) : undefined;
}

/** An object with members of another put over its own: those that it has or that are known for it. */
export function overlay(base: Json, members: JsonObject, known: ReadonlySet<string>): JsonObject {
  const result: JsonObject = isObject(base) ? { ...base } : {};
  for (const [name, value] of Object.entries(members)) {
    const fits = known.size === 0 || known.has(name) || Object.hasOwn(result, name);
    if (fits && value !== undefined) result[name] = value;
  }
  return result;
}
