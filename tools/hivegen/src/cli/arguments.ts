import { parseArgs } from "node:util";
import { loadConfig, UsageError } from "../config/load-config.ts";
import type { GenerateRequest } from "../generate.ts";

export interface Arguments {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly strict: boolean;
  readonly config: string | undefined;
  readonly targets: readonly string[];
  readonly out: string | undefined;
  readonly types: string | undefined;
  readonly packageName: string | undefined;
}

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        config: { type: "string" },
        target: { type: "string", multiple: true, default: [] },
        out: { type: "string" },
        types: { type: "string" },
        "package-name": { type: "string" },
      },
    });
    return {
      positionals,
      json: values.json,
      strict: values.strict,
      config: values.config,
      targets: values.target.flatMap((list) => list.split(",")),
      out: values.out,
      types: values.types,
      packageName: values["package-name"],
    };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} See hivegen --help.`);
  }
}

/** What to generate: as the arguments say, else as the configuration says. */
export async function requestOf(args: Arguments): Promise<GenerateRequest> {
  const [input, ...rest] = args.positionals;
  if (rest.length > 0) throw new UsageError(`One API description at a time; "${rest.join(" ")}" is too many.`);
  if (input === undefined) return loadConfig(args.config);
  if (args.targets.length === 0 || args.out === undefined)
    throw new UsageError("Give --target NAME and --out DIR with an API description.");
  const { out, targets, types, packageName } = args;
  return {
    input,
    outputs: targets.map((target) => ({
      target,
      directory: targets.length > 1 ? `${out}/${target}` : out,
      ...(types !== undefined && { types }),
      ...(packageName !== undefined && { packageName }),
    })),
  };
}
