import type { Pointer } from "../operation.ts";

/** The value at a place, or `undefined` if there is none. Only own properties count: JSON has no prototypes. */
export function valueAt(document: unknown, pointer: Pointer): unknown {
  let value = document;
  for (const segment of pointer) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** As a server's identifier or message: a non-empty string, or a number written as one. */
export function textAt(document: unknown, pointer: Pointer | undefined): string | undefined {
  const value = pointer && valueAt(document, pointer);
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** For messages: `/meta/next_cursor`. */
export function pointerText(pointer: Pointer): string {
  return `/${pointer.join("/")}`;
}
