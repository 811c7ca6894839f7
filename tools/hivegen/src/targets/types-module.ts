import type { TargetOptions } from "./target.ts";

/** Folder of the types in an output that carries them itself. */
export const TYPES_FOLDER = "types";

/** The module that has the named schemas, or the paths of the unwrapped document. */
export function typesModule({ types }: TargetOptions, part: "schemas" | "unwrapped"): string {
  if (types === undefined) return `#/${TYPES_FOLDER}/${part}.ts`;
  return part === "schemas" ? types : `${types}/${part}`;
}
