import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { OutputConfig } from "../../config/config.ts";
import type { JsonObject } from "../../document/json.ts";
import type { Finding } from "../../findings/finding.ts";
import { hasErrors } from "../../findings/has-errors.ts";
import { configText, type NewConfig } from "../../init/config-text.ts";
import { detectedIn } from "../../init/detected.ts";
import { findDescription } from "../../init/find-description.ts";
import { load } from "../../load/load.ts";
import type { ApiModel } from "../../model/api-model.ts";
import { buildModel } from "../../model/build-model.ts";
import type { Declarations } from "../../model/declarations/declarations.ts";
import { convertStainless } from "../../stainless/convert.ts";
import { readStainless } from "../../stainless/stainless-file.ts";
import { packageName } from "../../targets/typescript-package/package-name.ts";
import { UsageError } from "../../usage-error.ts";
import type { Arguments } from "../arguments.ts";
import { EXIT } from "../exit-codes.ts";
import { printJson } from "../print-json.ts";
import { isFailure, reportFindings } from "../report-findings.ts";

const CONFIG_FILE = "hivegen.config.ts";

/** Begins a configuration: with what an API description was found to say, and what a Stainless configuration said. */
export function init(options: Arguments): number {
  const file = options.config ?? CONFIG_FILE;
  if (existsSync(file) && !options.force)
    throw new UsageError(`${file} is there already. Give --force to write it anew, or name another file by --config.`);
  const input = descriptionOf(options.positionals);
  const base = process.cwd();
  const loaded = load(input, { base });
  const from = options.from === undefined ? NOTHING : converted(options.from, base, loaded.document);
  const stopped = hasErrors([...from.findings, ...loaded.findings]);
  const model = stopped ? undefined : buildModel(loaded, from.declarations);
  const findings = [...from.findings, ...loaded.findings];
  if (!options.json) reportFindings(findings);
  if (!model || isFailure(findings, options.strict)) {
    if (options.json) printJson({ findings });
    else process.stderr.write("hivegen: nothing was written. Mend the findings above, or see hivegen explain CODE.\n");
    return EXIT.inputErrors;
  }
  const config = configFor(input, model, from);
  writeFileSync(file, configText(config, model));
  if (options.json) printJson({ file, config, findings });
  else process.stdout.write(`${summary(file, model)}\n`);
  return EXIT.done;
}

function descriptionOf([input, ...others]: readonly string[]): string {
  if (others.length > 0) throw new UsageError(`One API description at a time; "${others.join(" ")}" is too many.`);
  const found = input ?? findDescription(process.cwd());
  if (found === undefined)
    throw new UsageError("No API description was found here. Name it: hivegen init openapi.yaml.");
  return found;
}

interface From {
  readonly outputs: readonly OutputConfig[];
  readonly declarations: Declarations | undefined;
  readonly findings: readonly Finding[];
}

const NOTHING: From = { outputs: [], declarations: undefined, findings: [] };

function converted(path: string, base: string, document: JsonObject): From {
  const file = readStainless(resolve(path), base);
  const { outputs, root, operations, schemas } = convertStainless(file, () => document);
  return { outputs, declarations: { source: file.path, root, operations, schemas }, findings: file.findings };
}

function configFor(input: string, model: ApiModel, { outputs, declarations }: From): NewConfig {
  const fallback = { target: "typescript-package", directory: "sdk", packageName: packageName(model.title) };
  const parts = { operations: declarations?.operations ?? {}, schemas: declarations?.schemas ?? {} };
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return {
    input,
    outputs: outputs.length > 0 ? outputs : [fallback],
    declared: { ...declarations?.root, ...Object.fromEntries(filled) },
    detected: detectedIn(model),
  };
}

function summary(file: string, { title, resources }: ApiModel): string {
  const count = resources.reduce((sum, { operations }) => sum + operations.length, 0);
  return `${file} is written, for ${title} with ${count} operations. Look it through, then run hivegen generate.`;
}
