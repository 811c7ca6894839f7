import { relative } from "node:path";
import type { RememberedOutput } from "../../cache/remembered-run.ts";
import { RunCache } from "../../cache/run-cache.ts";
import type { Finding } from "../../findings/finding.ts";
import type { GenerateRequest } from "../../generate.ts";
import type { Changes } from "../../write/compare.ts";
import { type Arguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { Progress } from "../progress.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

export async function generateCommand(options: Arguments): Promise<number> {
  const started = performance.now();
  const request = await requestOf(options);
  const { outputs, findings } = await upToDate(request, options);
  const failed = isFailure(findings, options.strict);
  if (options.json) {
    const summary = outputs.map(({ target, directory, changes }) => ({ target, directory, ...changes }));
    printJson({ outputs: failed ? [] : summary, findings });
    return failed ? EXIT.inputErrors : EXIT.done;
  }
  reportFindings(findings);
  for (const { target, directory, changes } of failed ? [] : outputs)
    process.stdout.write(`${target} → ${relative(process.cwd(), directory) || "."}: ${countChanges(changes)}\n`);
  if (failed)
    process.stderr.write("hivegen: nothing was written. Mend the findings above, or see hivegen explain CODE.\n");
  else process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  return failed ? EXIT.inputErrors : EXIT.done;
}

interface Outcome {
  readonly outputs: readonly { readonly target: string; readonly directory: string; readonly changes: Changes }[];
  readonly findings: readonly Finding[];
}

/** Brings the files up to date, and does nothing where the same input made them. */
async function upToDate(request: GenerateRequest, options: Arguments): Promise<Outcome> {
  const cache = new RunCache(request);
  const known = options.cache ? cache.recall() : undefined;
  if (known) return { outputs: known.outputs.map(unchanged), findings: known.findings };
  const progress = new Progress(options);
  const { generate } = await import("../../generate.ts");
  const result = await generate(request, progress.step);
  progress.end();
  if (isFailure(result.findings, options.strict)) return { outputs: [], findings: result.findings };
  const { write } = await import("../../write/write.ts");
  const outputs = write(result.outputs, { force: options.force });
  if (options.cache) cache.remember(result);
  return { outputs, findings: result.findings };
}

function unchanged({ target, directory, files }: RememberedOutput) {
  const none = { added: [], changed: [], foreign: [], stale: [] };
  return { target, directory, changes: { ...none, unchanged: files.map(({ path }) => path) } };
}

/** `3 new, 1 deleted`. */
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
