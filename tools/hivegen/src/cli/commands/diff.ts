import { compareLevels, type Level } from "../../diff/change.ts";
import { diff, type Side } from "../../diff/diff.ts";
import { markdownOf } from "../../diff/formats/markdown.ts";
import { textOf } from "../../diff/formats/text.ts";
import type { Finding } from "../../findings/finding.ts";
import { hasErrors } from "../../findings/has-errors.ts";
import { load } from "../../load/load.ts";
import { buildModel } from "../../model/build-model.ts";
import { UsageError } from "../../usage-error.ts";
import type { Arguments } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { Progress } from "../progress.ts";
import { reportFindings } from "../report-findings.ts";

const FORMATS = new Map([
  ["text", textOf],
  ["markdown", markdownOf],
]);
const LEVELS: readonly Level[] = ["breaking", "non-breaking", "docs-only"];

/** Compares two API descriptions. */
export function diffCommand(options: Arguments): number {
  const [oldPath, newPath, ...rest] = options.positionals;
  if (oldPath === undefined || newPath === undefined || rest.length > 0) {
    throw new UsageError("Give the old and the new API description: hivegen diff OLD NEW.");
  }
  const format = chosenFormat(options.format);
  const failOn = chosenLevel(options.failOn);
  const progress = new Progress(options);
  const [before, after] = [read(oldPath, progress), read(newPath, progress)];
  const errors = [...before.findings, ...after.findings].filter(({ severity }) => severity === "error");
  if (!before.side || !after.side) return reportErrors(errors, options.json);
  progress.step("comparing");
  const result = diff(before.side, after.side);
  progress.end();
  if (options.json) printJson({ ...result, findings: errors });
  else process.stdout.write(format(result));
  const failed = failOn !== undefined && result.changes.some(({ level }) => compareLevels(level, failOn) <= 0);
  return failed ? EXIT.breaking : EXIT.done;
}

/** One description; without a side where it has errors. */
function read(path: string, progress: Progress): { side?: Side; findings: readonly Finding[] } {
  progress.step(`reading ${path}`);
  const loaded = load(path);
  if (hasErrors(loaded.findings)) return { findings: loaded.findings };
  const model = buildModel(loaded);
  return hasErrors(loaded.findings)
    ? { findings: loaded.findings }
    : { side: { model, loaded }, findings: loaded.findings };
}

function reportErrors(findings: readonly Finding[], json: boolean): number {
  if (json) printJson({ findings });
  else {
    reportFindings(findings);
    process.stderr.write("hivegen: nothing was compared. Mend the findings above, or see hivegen explain CODE.\n");
  }
  return EXIT.inputErrors;
}

function chosenFormat(name = "text") {
  const format = FORMATS.get(name);
  if (!format)
    throw new UsageError(`There is no format "${name}". Formats: ${[...FORMATS.keys()].join(", ")}; or --json.`);
  return format;
}

function chosenLevel(name: string | undefined): Level | undefined {
  if (name === undefined) return undefined;
  const level = LEVELS.find((one) => one === name);
  if (!level) throw new UsageError(`There is no level "${name}". Levels: ${LEVELS.join(", ")}.`);
  return level;
}
