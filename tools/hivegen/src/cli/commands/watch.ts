import { relative } from "node:path";
import { type GenerateRequest, generate } from "../../generate.ts";
import { History } from "../../incremental/history.ts";
import { inputFiles } from "../../load/inputs.ts";
import { isPattern, STANDARD_INPUT } from "../../load/patterns.ts";
import { UsageError } from "../../usage-error.ts";
import { InputWatcher } from "../../watch/input-watcher.ts";
import { write } from "../../write/write.ts";
import { type Arguments, requestOf } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { isFailure, reportFindings } from "../report-findings.ts";
import { outputLine, outputSummary, type UpdatedOutput } from "../report-outputs.ts";

const SHOWN_FILES = 10;

/** Brings the files up to date, and again whenever the input changes, until it is told to stop. */
export async function watch(options: Arguments): Promise<number> {
  const stop = stopSignal();
  const history = new History();
  // Wrong usage ends it here; once it runs, a mistake in the configuration can be mended like any other.
  let last = await beginning(options);
  const watcher = new InputWatcher(() => matchedFiles(last.request));
  let changed: readonly string[] | undefined = [];
  while (changed) {
    const started = Date.now();
    last = (await run(options, changed, history)) ?? last;
    watcher.track(last.inputs, started);
    if (changed.length === 0 && !options.json) process.stdout.write("Watching. Ctrl+C stops.\n");
    changed = await watcher.next(stop);
  }
  watcher.close();
  return EXIT.done;
}

interface Ran {
  readonly request: GenerateRequest;
  /** Files that it depends on. */
  readonly inputs: readonly string[];
}

async function beginning(options: Arguments): Promise<Ran> {
  const request = await requestOf(options);
  if ([request.input].flat().includes(STANDARD_INPUT))
    throw new UsageError("The standard input never changes; name a file to watch, or run hivegen generate.");
  return { request, inputs: configOf(request) };
}

/** One run; nothing where it could not even begin. */
async function run(options: Arguments, changed: readonly string[], history: History): Promise<Ran | undefined> {
  const started = performance.now();
  const changedFiles = changed.map((file) => relative(process.cwd(), file));
  if (!options.json && changed.length > 0) process.stdout.write(`\n${changedFiles.join(", ")} changed.\n`);
  try {
    const request = await requestOf(options);
    const { outputs, findings, inputs } = await generate(request, undefined, history);
    const written = isFailure(findings, options.strict) ? undefined : write(outputs, { force: options.force });
    if (options.json) printLine({ changed: changedFiles, outputs: (written ?? []).map(outputSummary), findings });
    else {
      reportFindings(findings);
      if (written) reportOutputs(written, performance.now() - started);
      else process.stderr.write("hivegen: nothing was written. Mend the findings above.\n");
    }
    return { request, inputs: [...inputs, ...configOf(request)] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`hivegen: ${error.message}\n`);
    if (options.json) printLine({ changed: changedFiles, error: { kind: "usage", message: error.message } });
    return undefined;
  }
}

function configOf({ config }: GenerateRequest): string[] {
  return config === undefined ? [] : [config];
}

/** What the patterns of a request match today. */
function matchedFiles({ input, base = process.cwd() }: GenerateRequest): string[] {
  const patterns = [input].flat().filter(isPattern);
  return inputFiles(patterns, base).map(({ path }) => path);
}

function reportOutputs(outputs: readonly UpdatedOutput[], milliseconds: number): void {
  for (const output of outputs) {
    process.stdout.write(`${outputLine(output)}\n`);
    const { added, changed, stale } = output.changes;
    const lines = [
      ...added.map((path) => `  new ${path}`),
      ...changed.map((path) => `  changed ${path}`),
      ...stale.map((path) => `  deleted ${path}`),
    ];
    if (lines.length <= SHOWN_FILES) for (const line of lines) process.stdout.write(`${line}\n`);
  }
  process.stdout.write(`Done in ${(milliseconds / 1000).toFixed(1)} s.\n`);
}

/** One run, one line. */
function printLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
