import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageOf } from "../config/load-config.ts";
import type { GeneratedOutput, GenerateRequest, GenerateResult } from "../generate.ts";
import { inputFiles } from "../load/inputs.ts";
import { isPattern, STANDARD_INPUT } from "../load/patterns.ts";
import { listFiles } from "../write/list-files.ts";
import { cacheFolder } from "./cache-folder.ts";
import { hashFile, hashText } from "./content-hash.ts";
import { generatorIdentity } from "./generator-identity.ts";
import { isRememberedRun, type RememberedFile, type RememberedOutput, type RememberedRun } from "./remembered-run.ts";

/**
 * Recognises, by content, that a run would write exactly what is there, without loading anything that generates. A
 * cache that is lost, damaged or can't be written costs time and nothing else.
 */
export class RunCache {
  readonly #request: GenerateRequest;
  readonly #base: string;
  readonly #started = Date.now();

  constructor(request: GenerateRequest) {
    this.#request = request;
    this.#base = resolve(request.base ?? process.cwd());
  }

  /** The run that made what is on disk, if the same input would make it again and nobody touched it since. */
  async recall(): Promise<RememberedRun | undefined> {
    const file = await this.#file();
    const run = file === undefined ? undefined : readRun(file);
    if (!run || run.generator !== generatorIdentity()) return undefined;
    const files = inputFiles([this.#request.input].flat(), this.#base);
    // A pattern may match new files, and what comes in on standard input was never on disk.
    if (!files.every(({ path }) => Object.hasOwn(run.inputs, path))) return undefined;
    const sameInput = Object.entries(run.inputs).every(([file, hash]) => hashFile(file) === hash);
    const directories = new Set(run.outputs.map(({ directory }) => directory));
    return sameInput && run.outputs.every((output) => isIntact(output, directories)) ? run : undefined;
  }

  /** Keeps a run whose files have been written; not if somebody edited its input meanwhile. */
  async remember({ inputs, outputs, findings }: GenerateResult): Promise<void> {
    const file = await this.#file();
    if (file === undefined) return;
    if (inputs.some((file) => modifiedSince(file, this.#started))) return;
    const directories = new Set(outputs.map(({ directory }) => directory));
    const run: RememberedRun = {
      generator: generatorIdentity(),
      inputs: Object.fromEntries(inputs.map((file) => [file, hashFile(file)])),
      outputs: outputs.map((output) => rememberOutput(output, directories)),
      findings,
    };
    try {
      mkdirSync(dirname(file), { recursive: true });
      const aside = `${file}.${process.pid}`;
      writeFileSync(aside, JSON.stringify(run));
      renameSync(aside, file);
    } catch {
      // A read-only or full disk: the next run is a whole one.
    }
  }

  /** One for each thing that can be asked for; nothing where the input is gone once it has been read. */
  async #file(): Promise<string | undefined> {
    const inputs = [this.#request.input].flat();
    if (inputs.includes(STANDARD_INPUT)) return undefined;
    const packages = this.#request.outputs.map(({ directory }) => packageOf(resolve(this.#base, directory)));
    const found = inputs.some(isPattern) ? await this.#found(inputs) : [];
    const key = hashText(JSON.stringify({ ...this.#request, base: this.#base, packages, found })).slice(0, 16);
    return join(cacheFolder(this.#base), `${key}.json`);
  }

  /** The files that patterns mean today. */
  async #found(inputs: readonly string[]): Promise<string[]> {
    const { inputFiles } = await import("../load/inputs.ts");
    return inputFiles(inputs, this.#base).map(({ path }) => path);
  }
}

function readRun(file: string): RememberedRun | undefined {
  try {
    const run: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isRememberedRun(run) ? run : undefined;
  } catch {
    return undefined;
  }
}

function modifiedSince(file: string, time: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}

function rememberOutput(
  { target, directory, files }: GeneratedOutput,
  directories: ReadonlySet<string>,
): RememberedOutput {
  const remembered = files.map(({ path }): RememberedFile => {
    const file = join(directory, path);
    const { size, mtimeMs } = statSync(file);
    return { path, size, modified: mtimeMs, hash: hashFile(file) ?? "" };
  });
  return { target, directory, listing: listingOf(directory, directories), files: remembered };
}

function isIntact({ directory, listing, files }: RememberedOutput, directories: ReadonlySet<string>): boolean {
  return (
    listingOf(directory, directories) === listing && files.every((file) => isSame(join(directory, file.path), file))
  );
}

/** By size and time; where only the time differs, as after a checkout, by content. */
function isSame(file: string, { size, modified, hash }: RememberedFile): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.size !== size) return false;
  return stats.mtimeMs === modified || hashFile(file) === hash;
}

function listingOf(directory: string, directories: ReadonlySet<string>): string {
  return hashText([...listFiles(directory, directories)].sort().join("\n"));
}
