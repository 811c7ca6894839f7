import { join, relative } from "node:path";
import { generate } from "../../generate.ts";
import { compare } from "../../write/compare.ts";
import { readArguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { reportFindings } from "../report-findings.ts";

/** Generates in memory and compares: committed output can be trusted if nothing differs. */
export async function check(args: readonly string[]): Promise<number> {
  const options = readArguments(args);
  const { outputs, findings } = await generate(await requestOf(options));
  const failed = findings.some(({ severity }) => options.strict || severity === "error");
  const drift = outputs.flatMap((output) => {
    const { added, changed, stale } = compare(output);
    const shown = (path: string) => relative(process.cwd(), join(output.directory, path));
    return [
      ...added.map((path) => ({ path: shown(path), problem: "is missing" })),
      ...changed.map((path) => ({ path: shown(path), problem: "differs" })),
      ...stale.map((path) => ({ path: shown(path), problem: "is no longer generated" })),
    ];
  });
  if (options.json) process.stdout.write(`${JSON.stringify({ drift, findings }, null, 2)}\n`);
  else {
    reportFindings(findings, options.strict);
    for (const { path, problem } of drift) process.stderr.write(`${path} ${problem}\n`);
    if (drift.length > 0)
      process.stderr.write("hivegen: generated files are out of date. Run hivegen generate and commit the result.\n");
    else if (!failed) process.stdout.write("Generated files are up to date.\n");
  }
  if (failed) return EXIT.inputErrors;
  return drift.length > 0 ? EXIT.outOfDate : EXIT.done;
}
