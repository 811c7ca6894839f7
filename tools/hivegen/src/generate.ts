import { resolve } from "node:path";
import type { OutputConfig } from "./config/config.ts";
import { packageOf, UsageError } from "./config/load-config.ts";
import type { Finding } from "./findings/finding.ts";
import { load } from "./load/load.ts";
import type { ApiModel } from "./model/api-model.ts";
import { buildModel } from "./model/build-model.ts";
import type { OutputFile, Target, TargetOptions } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";
import { TYPES_FOLDER } from "./targets/types-module.ts";
import { typescriptTypes } from "./targets/typescript-types/index.ts";

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
    planned.map(async ({ target, directory, options }) => ({
      target: target.name,
      directory,
      files: await filesOf(target, options, model),
    })),
  );
  return { outputs, findings: loaded.findings };
}

/** What a target prints, with the types that it refers to where no package has them. */
async function filesOf(target: Target, options: TargetOptions, model: ApiModel): Promise<readonly OutputFile[]> {
  const files = await target.generate(model, options);
  if (!target.refersToTypes || options.types !== undefined) return files;
  const types = await typescriptTypes.generate(model, options);
  return [...types.map(({ path, content }) => ({ path: `${TYPES_FOLDER}/${path}`, content })), ...files];
}

function plan(output: OutputConfig, base: string) {
  const target = targets.get(output.target);
  if (!target)
    throw new UsageError(`There is no target "${output.target}". Targets: ${[...targets.keys()].join(", ")}.`);
  const directory = resolve(base, output.directory);
  const { name, version } = packageOf(directory);
  return {
    target,
    directory,
    options: { packageName: name, packageVersion: version, types: output.types },
  };
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
