import type { Pointer } from "../contract.ts";
import { setOwn } from "../schema/object-defaults.ts";
import { isObject } from "../schema/schema.ts";

/** Puts a value at a place of a document, making the objects on the way; a number is a place in a list. */
export function place(document: object, pointer: Pointer, value: unknown): void {
  let target = document;
  for (const [index, name] of pointer.slice(0, -1).entries()) {
    const next = Object.hasOwn(target, name) ? (target as Record<string, unknown>)[name] : undefined;
    const isList = /^\d+$/.test(pointer[index + 1] ?? "");
    const inner = isObject(next) || Array.isArray(next) ? next : isList ? [] : {};
    if (inner !== next) setOwn(target, name, inner);
    target = inner;
  }
  const last = pointer.at(-1);
  if (last !== undefined) setOwn(target, last, value);
}

/** What stands at a place of a document. */
export function valueAt(document: object, pointer: Pointer): unknown {
  let value: unknown = document;
  for (const name of pointer) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
