import { join, relative } from "node:path";
import { RunCache } from "../../cache/run-cache.ts";
import type { Finding } from "../../findings/finding.ts";
import type { GenerateRequest } from "../../generate.ts";
import { compare } from "../../write/compare.ts";
import { type Arguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { Progress } from "../progress.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

/** Generates in memory and compares: committed output can be trusted if nothing differs. */
export async function check(options: Arguments): Promise<number> {
  const { drift, findings } = await compareAll(await requestOf(options), options);
  const failed = isFailure(findings, options.strict);
  if (options.json) printJson({ drift, findings });
  else {
    reportFindings(findings);
    for (const { path, problem } of drift) process.stderr.write(`${path} ${problem}\n`);
    if (drift.length > 0)
      process.stderr.write("hivegen: generated files are out of date. Run hivegen generate and commit the result.\n");
    else if (!failed) process.stdout.write("Generated files are up to date.\n");
  }
  if (failed) return EXIT.inputErrors;
  return drift.length > 0 ? EXIT.outOfDate : EXIT.done;
}

interface Comparison {
  readonly drift: readonly { readonly path: string; readonly problem: string }[];
  readonly findings: readonly Finding[];
}

async function compareAll(request: GenerateRequest, options: Arguments): Promise<Comparison> {
  const known = options.cache ? await new RunCache(request).recall() : undefined;
  if (known) return { drift: [], findings: known.findings };
  const progress = new Progress(options);
  const { generate } = await import("../../generate.ts");
  const { outputs, findings } = await generate(request, progress.step);
  progress.end();
  const drift = outputs.flatMap((output) => {
    const { added, changed, stale, foreign } = compare(output, outputs);
    const shown = (path: string) => relative(process.cwd(), join(output.directory, path));
    return [
      ...added.map((path) => ({ path: shown(path), problem: "is missing" })),
      ...[...changed, ...foreign].map((path) => ({ path: shown(path), problem: "differs" })),
      ...stale.map((path) => ({ path: shown(path), problem: "is no longer generated" })),
    ];
  });
  return { drift, findings };
}
