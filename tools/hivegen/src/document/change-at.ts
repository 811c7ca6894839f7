import { isObject, type Json, type JsonObject } from "./json.ts";

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
