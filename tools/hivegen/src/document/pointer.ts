import { isObject, type Json } from "./json.ts";

/** JSON Pointer (RFC 6901): text to segments and back. */
export function parsePointer(pointer: string): string[] {
  const text = pointer.startsWith("#") ? decodePercent(pointer.slice(1)) : pointer;
  if (text === "" || text === "/") return [];
  const segments = (text.startsWith("/") ? text.slice(1) : text).split("/");
  return text.includes("~") ? segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")) : segments;
}

/** Percent-decoded where that is possible; a stray `%` means itself. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function formatPointer(segments: readonly string[]): string {
  return segments.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The reference to a place, as it is written in its own document. */
export function referenceTo(segments: readonly string[]): string {
  return `#${formatPointer(segments)}`;
}

/** What stands at the place, or `undefined`. */
export function valueAt(root: Json | undefined, segments: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    value = childOf(value, segment);
    if (value === undefined) return undefined;
  }
  return value;
}

/** A member of an object or an item of a list. */
export function childOf(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(segment)];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/**
 * A place in a response body, as a JSON Pointer or as a runtime expression of OpenAPI: `/data/items` and
 * `$response.body#/data/items` are the same.
 */
export function responsePlace(text: string): string[] {
  return parsePointer(text.replace(/^\$response\.body#?/, ""));
}
