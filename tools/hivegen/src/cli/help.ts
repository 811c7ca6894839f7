import type { CommandInfo } from "./command.ts";
import { commands } from "./commands.ts";
import { EXIT, EXIT_MEANINGS } from "./exit-codes.ts";
import { OPTIONS, type OptionInfo, type OptionName } from "./options.ts";

const WIDTH = 100;
const COMMON: readonly OptionName[] = ["json", "debug", "help"];

/** What `hivegen help` shows. */
export function overview(): string {
  return [
    "hivegen: typed SDKs, server stubs and docs from an OpenAPI document",
    "",
    ...columns(commands.map(({ name, summary }) => [`hivegen ${name}`, summary])),
    "",
    "hivegen help COMMAND says more. All commands take --json. hivegen --version tells the version.",
    "",
    "Exit codes:",
    ...exitLines(["done", "inputErrors", "usage", "outOfDate", "breaking", "crash"]),
    "",
  ].join("\n");
}

/** What `hivegen help COMMAND` and `hivegen COMMAND --help` show. */
export function commandHelp(command: CommandInfo): string {
  const options = [...command.options, ...COMMON].map((name) => optionRow(name, OPTIONS[name]));
  return [
    `hivegen ${command.name}: ${command.summary}`,
    "",
    ...command.usage.map((usage) => `  hivegen ${usage}`),
    "",
    ...(command.details === undefined ? [] : [...wrap(command.details, WIDTH), ""]),
    ...columns(options),
    "",
    "Exit codes:",
    ...exitLines([...command.exits, "crash"]),
    "",
  ].join("\n");
}

function optionRow(name: OptionName, { value, help }: OptionInfo): [string, string] {
  return [value === undefined ? `--${name}` : `--${name} ${value}`, help];
}

function exitLines(exits: readonly (keyof typeof EXIT)[]): string[] {
  return columns(exits.map((exit) => [String(EXIT[exit]), EXIT_MEANINGS[exit]]));
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.flatMap(([first, second]) => {
    const [line = "", ...more] = wrap(second, WIDTH - width - 4);
    return [`  ${first.padEnd(width)}  ${line}`, ...more.map((rest) => `  ${" ".repeat(width)}  ${rest}`)];
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
