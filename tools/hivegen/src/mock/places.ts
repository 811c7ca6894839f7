import { isObject, type Json, type JsonObject } from "../document/json.ts";

/** Changes one place of a document, in place; nothing happens where the way there doesn't exist. */
export function changeAt(
  document: Json,
  pointer: readonly string[],
  change: (holder: JsonObject, name: string) => void,
): void {
  let holder: Json | undefined = document;
  for (const name of pointer.slice(0, -1)) holder = isObject(holder) ? holder[name] : undefined;
  const last = pointer.at(-1);
  if (isObject(holder) && last !== undefined && Object.hasOwn(holder, last)) change(holder, last);
}

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
