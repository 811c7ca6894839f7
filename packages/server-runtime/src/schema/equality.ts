import { isObject } from "./schema.ts";

/** JSON equality: order of properties doesn't matter, 0 and -0 are the same. Recurses as deep as `expected` is. */
export function equal(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || expected.length !== actual.length) return false;
    return expected.every((item, index) => equal(item, actual[index]));
  }
  if (!isObject(expected) || !isObject(actual)) return false;
  const keys = Object.keys(expected);
  if (keys.length !== Object.keys(actual).length) return false;
  return keys.every((key) => Object.hasOwn(actual, key) && equal(expected[key], actual[key]));
}

/**
 * A text that is the same for equal JSON values and differs for others, or `undefined` for a value nested deeper than
 * `depth` levels.
 */
export function canonical(value: unknown, depth: number): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (depth === 0) return undefined;
  const parts: string[] = [];
  const keys = Array.isArray(value) ? undefined : Object.keys(value).sort();
  for (const item of keys ?? (value as unknown[])) {
    const text = canonical(keys ? (value as Record<string, unknown>)[item as string] : item, depth - 1);
    if (text === undefined) return undefined;
    parts.push(keys ? `${JSON.stringify(item)}:${text}` : text);
  }
  return keys ? `{${parts.join()}}` : `[${parts.join()}]`;
}
