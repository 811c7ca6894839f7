import { resolve } from "node:path";
import type { OutputConfig } from "./config/config.ts";
import { packageIn, packageOf, UsageError } from "./config/load-config.ts";
import type { Finding } from "./findings/finding.ts";
import { load } from "./load/load.ts";
import type { ApiModel } from "./model/api-model.ts";
import { buildModel } from "./model/build-model.ts";
import type { OutputFile, PackageName, Target, TargetOptions } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";
import { withTypes } from "./targets/with-types.ts";

export interface GenerateRequest {
  /** The API description; relative to `base`. */
  readonly input: string;
  readonly outputs: readonly OutputConfig[];
  /** Folder that paths are relative to. Default: the current one. */
  readonly base?: string;
}

export interface GeneratedOutput {
  readonly target: string;
  /** Absolute. */
  readonly directory: string;
  readonly files: readonly OutputFile[];
  /** Folders in which stale files are deleted. Absent: the whole output. */
  readonly folders?: readonly string[];
}

export interface GenerateResult {
  readonly outputs: readonly GeneratedOutput[];
  readonly findings: readonly Finding[];
}

/** Generates in memory; `write` puts the files in place. With findings of severity `error` there are no outputs. */
export async function generate(request: GenerateRequest): Promise<GenerateResult> {
  const base = resolve(request.base ?? process.cwd());
  const planned = request.outputs.map((output) => plan(output, base));
  const loaded = load(resolve(base, request.input), { base });
  if (hasErrors(loaded.findings)) return { outputs: [], findings: loaded.findings };
  const model = buildModel(loaded);
  if (hasErrors(loaded.findings)) return { outputs: [], findings: loaded.findings };
  const outputs = await Promise.all(
    planned.map(async ({ target, output, directory }) => ({
      target: target.name,
      directory,
      files: await withTypes(target, model, optionsOf(target, output, directory, model)),
      ...(target.folders && { folders: target.folders }),
    })),
  );
  return { outputs, findings: loaded.findings };
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
  return { packageName: name, packageVersion: version, types: output.types };
}

/** A package that isn't there yet. */
function begin({ name, version }: PackageName, { packageName = name }: OutputConfig): PackageName {
  return { name: packageName, version };
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
