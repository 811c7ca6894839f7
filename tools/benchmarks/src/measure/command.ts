import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A program to measure, always run by the same Node.js. */
export interface Command {
  readonly name: string;
  /** Script and arguments. */
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Before each run, unmeasured: puts the starting point in place. */
  readonly prepare?: () => void;
  /** It prints the seconds to count, of its work alone. */
  readonly reportsSeconds?: true;
}

export interface Measurement {
  /** Wall time in seconds, from the start of the process to its end, unless the command reports another. */
  readonly seconds: number;
  /** Largest resident set in MiB; of a command with child processes, the sum of theirs. `NaN`: it did not say. */
  readonly mebibytes: number;
  readonly output: string;
}

const PRELOAD = pathToFileURL(join(import.meta.dirname, "peak-memory.mjs")).href;

/** Runs a command once, as a whole process. Throws if it fails: a failed run has no time. */
export async function measure(command: Command): Promise<Measurement> {
  command.prepare?.();
  const folder = mkdtempSync(join(tmpdir(), "benchmark-"));
  const peaks = join(folder, "peaks");
  const env = { ...process.env, NODE_OPTIONS: `--import ${PRELOAD}`, BENCHMARK_PEAK_FILE: peaks, CI: "true" };
  const started = performance.now();
  const { status, output } = await run(command.args, { env, ...(command.cwd !== undefined && { cwd: command.cwd }) });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${command.name} failed (exit code ${status}):\n${output.slice(-2000)}`);
  const seconds = command.reportsSeconds ? Number(output) : wall;
  const mebibytes = peakIn(peaks);
  rmSync(folder, { recursive: true });
  return { seconds, mebibytes, output };
}

/** A script that hands over to a native program, as TypeScript's compiler does, leaves no figure. */
function peakIn(file: string): number {
  if (!existsSync(file)) return Number.NaN;
  const kibibytes = readFileSync(file, "utf8").trim().split("\n").map(Number);
  return kibibytes.reduce((sum, peak) => sum + peak, 0) / 1024;
}

function run(args: readonly string[], options: SpawnOptions): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
