import type { RememberedOutput } from "../../cache/remembered-run.ts";
import { RunCache } from "../../cache/run-cache.ts";
import type { Finding } from "../../findings/finding.ts";
import type { GenerateRequest } from "../../generate.ts";
import { type Arguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { Progress } from "../progress.ts";
import { isFailure, reportFindings } from "../report-findings.ts";
import { outputLine, outputSummary, type UpdatedOutput } from "../report-outputs.ts";

export async function generateCommand(options: Arguments): Promise<number> {
  const started = performance.now();
  const request = await requestOf(options);
  const { outputs, findings, detected } = await upToDate(request, options);
  const failed = isFailure(findings, options.strict);
  if (options.json) {
    printJson({ outputs: failed ? [] : outputs.map(outputSummary), findings });
    return failed ? EXIT.inputErrors : EXIT.done;
  }
  reportFindings(findings);
  for (const output of failed ? [] : outputs) process.stdout.write(`${outputLine(output)}\n`);
  if (detected !== undefined) process.stdout.write(`${detected}\n`);
  if (failed)
    process.stderr.write("hivegen: nothing was written. Mend the findings above, or see hivegen explain CODE.\n");
  else process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  return failed ? EXIT.inputErrors : EXIT.done;
}

interface Outcome {
  readonly outputs: readonly UpdatedOutput[];
  readonly findings: readonly Finding[];
  readonly detected?: string | undefined;
}

/** Brings the files up to date, and does nothing where the same input made them. */
async function upToDate(request: GenerateRequest, options: Arguments): Promise<Outcome> {
  const cache = new RunCache(request);
  const known = options.cache ? await cache.recall() : undefined;
  if (known) return { outputs: known.outputs.map(unchanged), findings: known.findings };
  const progress = new Progress(options);
  const { generate } = await import("../../generate.ts");
  const result = await generate(request, progress.step);
  progress.end();
  if (isFailure(result.findings, options.strict)) return { outputs: [], findings: result.findings };
  const { write } = await import("../../write/write.ts");
  const outputs = write(result.outputs, { force: options.force });
  if (options.cache) await cache.remember(result);
  return { outputs, findings: result.findings, detected: result.detected };
}

function unchanged({ target, directory, files }: RememberedOutput): UpdatedOutput {
  const none = { added: [], changed: [], foreign: [], stale: [] };
  return { target, directory, changes: { ...none, unchanged: files.map(({ path }) => path) } };
}
