import type { Json } from "../document/json.ts";
import type { Finding } from "../findings/finding.ts";
import { Sources } from "../load/sources.ts";

/** A Stainless configuration that was read, and what couldn't be taken over from it. */
export interface StainlessFile {
  readonly root: Json;
  /** As it is shown. */
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Tells that a part has no counterpart, and why. */
  note(pointer: readonly string[], reason: string): void;
}

export function readStainless(file: string, base: string): StainlessFile {
  const sources = new Sources(base);
  const root = sources.open(file)?.root;
  const reason = sources.failure(file);
  if (reason !== undefined)
    sources.report("INPUT_UNREADABLE", "error", { file, pointer: [] }, `${sources.display(file)} ${reason}.`);
  return {
    root: root ?? null,
    path: sources.display(file),
    get findings() {
      return sources.findings;
    },
    note: (pointer, message) => sources.report("STAINLESS_UNCONVERTED", "warning", { file, pointer }, message),
  };
}
