import { arrayOf, isObject, objectOf } from "../document/json.ts";
import type { Finding } from "../findings/finding.ts";

/** What is kept of a run, to see whether the next one would do the same. */
export interface RememberedRun {
  /** Of the generator that ran. */
  readonly generator: string;
  /** Hash of every file that was read, or looked for in vain (`null`). */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly outputs: readonly RememberedOutput[];
  readonly findings: readonly Finding[];
}

export interface RememberedOutput {
  readonly target: string;
  readonly directory: string;
  /** Hash of the names of all files in the folder: a new one might be stale. */
  readonly listing: string;
  readonly files: readonly RememberedFile[];
}

export interface RememberedFile {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly hash: string;
}

/** Whether a value is what was kept, and not a file damaged or of another version. */
export function isRememberedRun(value: unknown): value is RememberedRun {
  return (
    isObject(value) &&
    typeof value.generator === "string" &&
    isObject(value.inputs) &&
    Array.isArray(value.findings) &&
    Array.isArray(value.outputs) &&
    value.outputs.every(isRememberedOutput)
  );
}

function isRememberedOutput(value: unknown): boolean {
  const { target, directory, listing, files } = objectOf(value);
  return (
    [target, directory, listing].every((text) => typeof text === "string") &&
    Array.isArray(files) &&
    arrayOf(files).every((file) => typeof objectOf(file).path === "string")
  );
}
