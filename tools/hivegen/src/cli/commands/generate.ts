import { relative } from "node:path";
import { generate } from "../../generate.ts";
import { write } from "../../write/write.ts";
import { readArguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { reportFindings } from "../report-findings.ts";

export async function generateCommand(args: readonly string[]): Promise<number> {
  const started = performance.now();
  const options = readArguments(args);
  const { outputs, findings } = await generate(await requestOf(options));
  const failed = findings.some(({ severity }) => options.strict || severity === "error");
  const results = failed ? [] : outputs.map((output) => ({ ...output, changes: write(output) }));
  if (options.json) {
    const summary = results.map(({ target, directory, changes }) => ({ target, directory, ...changes }));
    process.stdout.write(`${JSON.stringify({ outputs: summary, findings }, null, 2)}\n`);
    return failed ? EXIT.inputErrors : EXIT.done;
  }
  reportFindings(findings, options.strict);
  for (const { target, directory, changes } of results) {
    const { added, changed, stale, unchanged } = changes;
    const counts = [
      count(added, "new"),
      count(changed, "changed"),
      count(stale, "deleted"),
      count(unchanged, "unchanged"),
    ].filter((text) => text !== undefined);
    process.stdout.write(`${target} → ${relative(process.cwd(), directory)}: ${counts.join(", ")}\n`);
  }
  if (failed)
    process.stderr.write("hivegen: nothing was written. Mend the findings above, or see hivegen explain CODE.\n");
  else process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  return failed ? EXIT.inputErrors : EXIT.done;
}

function count(files: readonly string[], what: string): string | undefined {
  return files.length > 0 ? `${files.length} ${what}` : undefined;
}
