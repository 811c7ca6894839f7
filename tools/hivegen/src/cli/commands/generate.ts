import { relative } from "node:path";
import { generate } from "../../generate.ts";
import type { Changes } from "../../write/compare.ts";
import { write } from "../../write/write.ts";
import { type Arguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { Progress } from "../progress.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

export async function generateCommand(options: Arguments): Promise<number> {
  const started = performance.now();
  const progress = new Progress(options);
  const { outputs, findings } = await generate(await requestOf(options), progress.step);
  progress.end();
  const failed = isFailure(findings, options.strict);
  const results = failed ? [] : write(outputs, { force: options.force });
  if (options.json) {
    const summary = results.map(({ target, directory, changes }) => ({ target, directory, ...changes }));
    printJson({ outputs: summary, findings });
    return failed ? EXIT.inputErrors : EXIT.done;
  }
  reportFindings(findings);
  for (const { target, directory, changes } of results)
    process.stdout.write(`${target} → ${relative(process.cwd(), directory) || "."}: ${countChanges(changes)}\n`);
  if (failed)
    process.stderr.write("hivegen: nothing was written. Mend the findings above, or see hivegen explain CODE.\n");
  else process.stdout.write(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  return failed ? EXIT.inputErrors : EXIT.done;
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
