import type { Method } from "./api-model.ts";
import { partsOf } from "./path-parts.ts";

export const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * Operations in the order in which they get their names: shorter paths first, then by spelling. Who comes first depends
 * neither on what else the document has, nor on where it stands.
 */
export function inStableOrder<T>(items: readonly T[], operationOf: (item: T) => { path: string; method: Method }): T[] {
  const keyed = items.map((item) => {
    const { path, method } = operationOf(item);
    return { item, path, length: partsOf(path).length, method: METHODS.indexOf(method) };
  });
  keyed.sort((a, b) => a.length - b.length || compareText(a.path, b.path) || a.method - b.method);
  return keyed.map(({ item }) => item);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
