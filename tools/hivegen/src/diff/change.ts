import type { Location } from "../load/load.ts";
import type { ChangeCode } from "./change-codes.ts";

/** `docs-only`: nothing that a program could notice. */
export type Level = "breaking" | "non-breaking" | "docs-only";

export type Direction = "request" | "response";

/** What a difference asks of the next version number. */
export type Semver = "major" | "minor" | "patch" | "none";

/** What a change belongs to: an operation, a named schema, or the API as a whole. */
export type Subject =
  | { readonly kind: "operation"; readonly id: string; readonly name: string }
  | { readonly kind: "schema"; readonly name: string }
  | { readonly kind: "api" };

export interface Change {
  readonly code: ChangeCode;
  readonly level: Level;
  /** What changed, in a sentence. */
  readonly message: string;
  readonly subject: Subject;
  /** Of a schema: whether it is sent or received where it changed. */
  readonly directions: readonly Direction[];
  /** Ids of the operations that the change reaches. */
  readonly operations: readonly string[];
  /** Absent where there was nothing before, or is nothing now. */
  readonly old?: Location;
  readonly new?: Location;
}

export interface Diff {
  readonly semver: Semver;
  readonly changes: readonly Change[];
}

const ORDER: readonly Level[] = ["breaking", "non-breaking", "docs-only"];

/** Negative where the first is worse. */
export function compareLevels(a: Level, b: Level): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

export function semverOf(levels: Iterable<Level>): Semver {
  const [worst] = [...new Set(levels)].sort(compareLevels);
  if (worst === undefined) return "none";
  return worst === "breaking" ? "major" : worst === "non-breaking" ? "minor" : "patch";
}
