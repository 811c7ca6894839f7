import { wordsOf } from "./names.ts";

/** One part of a path between slashes. */
export interface PathPart {
  readonly words: readonly string[];
  readonly isParameter: boolean;
}

/** `/api`, `/v2`, `/2024-01`: where an API starts, not what it is about. */
const PREFIX = /^(?:api|rest|latest|v\d[\w.-]*|\d{4}-\d{2}(?:-\d{2})?)$/i;

/** The parts of a path that say something, in order. */
export function partsOf(path: string): PathPart[] {
  return path
    .split("/")
    .filter((part) => part !== "" && !PREFIX.test(part))
    .map((part) => ({ words: wordsOf(part.replace(/\.json$/, "")), isParameter: part.startsWith("{") }))
    .filter(({ words, isParameter }) => isParameter || words.length > 0);
}
