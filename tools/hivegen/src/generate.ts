import { resolve } from "node:path";
import type { OutputConfig } from "./config/config.ts";
import { packageIn, packageOf } from "./config/load-config.ts";
import type { Finding } from "./findings/finding.ts";
import { hasErrors } from "./findings/has-errors.ts";
import type { History } from "./incremental/history.ts";
import { type Input, load } from "./load/load.ts";
import type { ApiModel } from "./model/api-model.ts";
import { buildModel } from "./model/build-model.ts";
import type { Declarations } from "./model/declarations/declarations.ts";
import { detectedText } from "./model/detect/summary.ts";
import type { OutputFile, PackageName, Target, TargetOptions } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";
import { withTypes } from "./targets/with-types.ts";
import { UsageError } from "./usage-error.ts";

export interface GenerateRequest {
  /** The API description, or several that make up one; relative to `base`. */
  readonly input: Input;
  /** OpenAPI Overlay files to apply to it; relative to `base`. */
  readonly overlays?: readonly string[];
  readonly outputs: readonly OutputConfig[];
  /** What is declared about the API outside of its description. */
  readonly declarations?: Declarations;
  /** Folder that paths are relative to. Default: the current one. */
  readonly base?: string;
  /** The configuration file that says all this, if one does; absolute. */
  readonly config?: string;
}

export interface GeneratedOutput {
  readonly target: string;
  /** Absolute. */
  readonly directory: string;
  readonly files: readonly OutputFile[];
}

export interface GenerateResult {
  /** All files that were read, or looked for in vain; absolute. */
  readonly inputs: readonly string[];
  readonly outputs: readonly GeneratedOutput[];
  readonly findings: readonly Finding[];
  /** What was decided without being told, in a line. */
  readonly detected?: string;
}

/** Hears what a long run does next. */
export type OnStep = (text: string) => void;

/**
 * Generates in memory; `write` puts the files in place. With findings of severity `error` there are no outputs.
 *
 * @param history of runs in this process: what stayed as it was is neither read nor printed again
 */
export async function generate(
  request: GenerateRequest,
  onStep: OnStep = () => {},
  history?: History,
): Promise<GenerateResult> {
  const base = resolve(request.base ?? process.cwd());
  const planned = request.outputs.map((output) => plan(output, base));
  refuseSharedFolders(planned);
  const { input, overlays = [] } = request;
  onStep(`reading ${[input].flat().join(", ")}`);
  const loaded = load(input, { base, overlays, ...(history && { edits: history.edits }) });
  const without = (): GenerateResult => ({ inputs: loaded.files, outputs: [], findings: loaded.findings });
  if (hasErrors(loaded.findings)) return without();
  onStep("deciding names and shapes");
  const model = buildModel(loaded, request.declarations, history);
  if (hasErrors(loaded.findings)) return without();
  const outputs: GeneratedOutput[] = [];
  for (const { target, output, directory } of planned) {
    onStep(`printing ${target.name}`);
    const files = await withTypes(target, model, optionsOf(target, output, directory, model));
    outputs.push({ target: target.name, directory, files });
  }
  const detected = detectedText(model);
  return { inputs: loaded.files, outputs, findings: loaded.findings, ...(detected !== undefined && { detected }) };
}

function plan(output: OutputConfig, base: string) {
  const target = targets.get(output.target);
  if (!target)
    throw new UsageError(`There is no target "${output.target}". Targets: ${[...targets.keys()].join(", ")}.`);
  return { target, output, directory: resolve(base, output.directory) };
}

function optionsOf(target: Target, output: OutputConfig, directory: string, model: ApiModel): TargetOptions {
  const { name, version } = target.packageOf
    ? (packageIn(directory) ?? begin(target.packageOf(model), output))
    : packageOf(directory);
  const packageName = target.packageOf ? name : (output.packageName ?? name);
  return { packageName, packageVersion: version, types: output.types };
}

/** A package that isn't there yet. */
function begin({ name, version }: PackageName, { packageName = name }: OutputConfig): PackageName {
  return { name: packageName, version };
}

/** Each output deletes what is stale in its folder: two in one would delete each other's files. */
function refuseSharedFolders(planned: readonly { readonly target: Target; readonly directory: string }[]): void {
  const owners = new Map<string, string>();
  for (const { target, directory } of planned) {
    const owner = owners.get(directory);
    if (owner !== undefined) {
      throw new UsageError(`${owner} and ${target.name} share the folder ${directory}. Give each a folder of its own.`);
    }
    owners.set(directory, target.name);
  }
}
