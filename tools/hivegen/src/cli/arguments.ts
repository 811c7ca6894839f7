import { parseArgs } from "node:util";
import { loadConfig } from "../config/load-config.ts";
import type { GenerateRequest } from "../generate.ts";
import { UsageError } from "../usage-error.ts";
import type { CommandInfo } from "./command.ts";
import { OPTIONS, type OptionName } from "./options.ts";

export interface Arguments {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly strict: boolean;
  readonly force: boolean;
  readonly cache: boolean;
  readonly help: boolean;
  readonly config: string | undefined;
  readonly targets: readonly string[];
  readonly out: string | undefined;
  readonly overlays: readonly string[];
  readonly types: string | undefined;
  readonly packageName: string | undefined;
  readonly from: string | undefined;
  readonly format: string | undefined;
  readonly failOn: string | undefined;
  readonly port: string | undefined;
  readonly host: string | undefined;
}

const COMMON: readonly OptionName[] = ["json", "debug", "help"];

/** The arguments of a command. Options that it doesn't take are wrong usage, as misspelt ones are. */
export function readArguments(command: CommandInfo, args: readonly string[]): Arguments {
  const { values, positionals } = parse(command, args);
  const taken = new Set<string>([...command.options, ...COMMON]);
  const foreign = Object.keys(values).find((name) => !taken.has(name));
  if (foreign !== undefined)
    throw new UsageError(`hivegen ${command.name} has no option --${foreign}. ${seeHelp(command)}`);
  return {
    positionals,
    json: values.json ?? false,
    strict: values.strict ?? false,
    force: values.force ?? false,
    cache: !values["no-cache"],
    help: values.help ?? false,
    config: values.config,
    targets: (values.target ?? []).flatMap((list) => list.split(",")).filter((name) => name !== ""),
    out: values.out,
    overlays: values.overlay ?? [],
    types: values.types,
    packageName: values["package-name"],
    from: values.from,
    format: values.format,
    failOn: values["fail-on"],
    port: values.port,
    host: values.host,
  };
}

function parse(command: CommandInfo, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    // Node's own sentence goes on with advice about positional arguments, which helps nobody here.
    const [problem = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(`${problem.replace(/\.$/, "")}. ${seeHelp(command)}`);
  }
}

function seeHelp({ name }: CommandInfo): string {
  return `See hivegen ${name} --help.`;
}

/** What to generate: as the arguments say, else as the configuration says. */
export async function requestOf(args: Arguments): Promise<GenerateRequest> {
  const { positionals, overlays } = args;
  if (positionals.length === 0) return configured(args);
  if (args.targets.length === 0 || args.out === undefined)
    throw new UsageError("Give --target NAME and --out DIR with an API description.");
  const { out, targets, types, packageName } = args;
  return {
    input: positionals,
    overlays,
    outputs: targets.map((target) => ({
      target,
      directory: targets.length > 1 ? `${out}/${target}` : out,
      ...(types !== undefined && { types }),
      ...(packageName !== undefined && { packageName }),
    })),
  };
}

/** What the configuration lists; of that, the targets that were named. */
async function configured(args: Arguments): Promise<GenerateRequest> {
  const foreign = Object.entries({
    out: args.out,
    overlay: args.overlays[0],
    types: args.types,
    "package-name": args.packageName,
  });
  for (const [name, value] of foreign) {
    if (value !== undefined) throw new UsageError(`--${name} goes with an API description; name it too.`);
  }
  const config = await loadConfig(args.config);
  const { targets } = args;
  if (targets.length === 0) return config;
  const missing = targets.find((name) => !config.outputs.some(({ target }) => target === name));
  if (missing !== undefined) throw new UsageError(`The configuration has no output of target "${missing}".`);
  return { ...config, outputs: config.outputs.filter(({ target }) => targets.includes(target)) };
}
