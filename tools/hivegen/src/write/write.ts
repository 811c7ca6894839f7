import type { GeneratedOutput } from "../generate.ts";
import { UsageError } from "../usage-error.ts";
import { type Changes, compare } from "./compare.ts";
import { refuseObstacles } from "./obstacles.ts";
import { manifestOf } from "./ownership.ts";
import { Staging } from "./staging.ts";

export interface WriteOptions {
  /** Overwrite files that are in the way and were not written by hivegen. */
  readonly force?: boolean;
}

export interface WrittenOutput extends GeneratedOutput {
  readonly changes: Changes;
}

/**
 * Puts outputs in place: writes only what changed, and deletes what hivegen wrote once and no longer generates. All files
 * are written aside first and then moved, and deletions come last, so that a run that fails halfway loses nothing.
 */
export function write(outputs: readonly GeneratedOutput[], { force = false }: WriteOptions = {}): WrittenOutput[] {
  try {
    const planned = outputs.map((output) => ({ ...output, changes: compare(output, outputs) }));
    for (const output of planned) refuseObstacles(output, output.changes, force);
    apply(planned);
    return planned;
  } catch (error) {
    throw asUsageError(error);
  }
}

function apply(outputs: readonly WrittenOutput[]): void {
  const steps = outputs.map((output) => ({ output, staging: new Staging(output.directory) }));
  try {
    for (const { output, staging } of steps) stage(staging, output);
    for (const { staging } of steps) staging.moveIntoPlace();
    for (const { output, staging } of steps) staging.delete(output.changes.stale);
  } finally {
    for (const { staging } of steps) staging.clear();
  }
}

function stage(staging: Staging, { target, files, changes }: WrittenOutput): void {
  const touched = new Set([...changes.added, ...changes.changed, ...changes.foreign]);
  for (const file of files) if (touched.has(file.path)) staging.put(file);
  staging.putIfDifferent(manifestOf(target, files));
}

/** A full disk or a missing permission is nothing that hivegen can mend. */
function asUsageError(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return error;
  return new UsageError(`${String(error.path)} can't be written (${String(error.code)}). Mend that and run it again.`);
}
