import type { Method } from "./api-model.ts";
import type { PathPart } from "./path-parts.ts";

export const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** Where an operation is. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  /** What the path says. */
  readonly parts: readonly PathPart[];
}

/**
 * Operations in the order in which they get their names: shorter paths first, then by spelling. Who comes first depends
 * neither on what else the document has, nor on where it stands.
 */
export function inStableOrder<T>(items: readonly T[], operationOf: (item: T) => Route): T[] {
  const keyed = items.map((item) => {
    const { path, method, parts } = operationOf(item);
    return { item, path, length: parts.length, method: METHODS.indexOf(method) };
  });
  keyed.sort((a, b) => a.length - b.length || compareText(a.path, b.path) || a.method - b.method);
  return keyed.map(({ item }) => item);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
