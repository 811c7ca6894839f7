import type { Json } from "../../document/json.ts";
import type { SourceFile } from "../source-file.ts";

/** What a reference leads to. */
export interface Target {
  readonly file: SourceFile;
  readonly pointer: readonly string[];
  readonly value: Json;
}

/** A reference that leads nowhere: the finding's code, and why, as the end of a sentence that begins with it. */
export interface DeadEnd {
  readonly code: "REF_UNRESOLVED" | "REF_REMOTE";
  readonly reason: string;
}

/** A reference that leads somewhere once it is read differently. */
export interface Repaired {
  readonly target: Target;
  /** What it was taken for. */
  readonly reading: string;
}
