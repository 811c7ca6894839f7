import { relative } from "node:path";
import type { Changes } from "../write/compare.ts";

/** An output that has been brought up to date. */
export interface UpdatedOutput {
  readonly target: string;
  readonly directory: string;
  readonly changes: Changes;
}

/** `typescript-sdk → src/generated: 3 new, 1 deleted`. */
export function outputLine({ target, directory, changes }: UpdatedOutput): string {
  return `${target} → ${relative(process.cwd(), directory) || "."}: ${countChanges(changes)}`;
}

/** What `--json` says of an output. */
export function outputSummary({ target, directory, changes }: UpdatedOutput): object {
  return { target, directory, ...changes };
}

function countChanges({ added, changed, foreign, stale, unchanged }: Changes): string {
  const counts = [
    [added, "new"],
    [changed, "changed"],
    [foreign, "overwritten"],
    [stale, "deleted"],
    [unchanged, "unchanged"],
  ] as const;
  return counts
    .filter(([files]) => files.length > 0)
    .map(([files, what]) => `${files.length} ${what}`)
    .join(", ");
}
