import { parseArgs } from "node:util";
import { DEFAULT_CONFIG, type PlatformConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { SETTINGS, type Setting } from "./settings.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration from command line flags, then the environment, then the defaults. Throws `ConfigError` for an
 * unknown flag, and for a value that can't be read.
 */
export function readConfig(args: readonly string[], environment: Environment): PlatformConfig {
  const flags = readFlags(args);
  let config = DEFAULT_CONFIG;
  for (const setting of SETTINGS) {
    const source = sourceOf(setting, flags, environment);
    if (source !== undefined) config = { ...config, [setting.key]: parseFrom(setting, source) };
  }
  return config;
}

/** What `--help` prints. */
export function helpText(): string {
  const lines = SETTINGS.map(({ flag, variable, help }) => `  ${`--${flag}`.padEnd(24)}${variable.padEnd(32)}${help}`);
  return ["Usage: hivepro-platform [--flag=value …]", "", ...lines, ""].join("\n");
}

interface Source {
  /** As the person who wrote it calls it. */
  readonly name: string;
  readonly text: string;
}

type Flags = Readonly<Record<string, readonly string[] | undefined>>;

function readFlags(args: readonly string[]): Flags {
  const options = Object.fromEntries(SETTINGS.map(({ flag }) => [flag, { type: "string", multiple: true } as const]));
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    // Node's message goes on with advice about positional arguments, which this program doesn't have.
    const [problem = ""] = error instanceof Error ? error.message.split(". ") : [];
    const known = SETTINGS.map(({ flag }) => `--${flag}`).join(", ");
    throw new ConfigError(`${problem}. Known flags, each as --flag=value: ${known}.`);
  }
}

function sourceOf(setting: Setting, flags: Flags, environment: Environment): Source | undefined {
  const given = flags[setting.flag];
  if (given !== undefined) return { name: `--${setting.flag}`, text: textOf(setting, given) };
  const text = environment[setting.variable];
  return text === undefined || text === "" ? undefined : { name: setting.variable, text };
}

function textOf(setting: Setting, given: readonly string[]): string {
  if (given.length > 1 && setting.key !== "allowedTargets") {
    throw new ConfigError(`--${setting.flag} is given ${given.length} times; give it once.`);
  }
  return given.join(",");
}

function parseFrom(setting: Setting, { name, text }: Source): PlatformConfig[Setting["key"]] {
  try {
    return setting.parse(text);
  } catch (error) {
    throw new ConfigError(`${name} is ${error instanceof Error ? error.message : String(error)}.`);
  }
}
