import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { readArguments } from "./arguments.ts";
import { commands, findCommand } from "./commands.ts";
import { EXIT } from "./exit-codes.ts";
import { reportFailure } from "./failure.ts";
import { commandHelp, overview } from "./help.ts";

/** Runs what the command line says; gives the exit code. */
export async function run([name = "help", ...args]: readonly string[]): Promise<number> {
  try {
    return await dispatch(name, args);
  } catch (error) {
    return reportFailure(error, args);
  }
}

async function dispatch(name: string, args: readonly string[]): Promise<number> {
  if (name === "--version" || name === "-v") return say(`${VERSION}\n`);
  if (name === "help" || name === "--help" || name === "-h") return help(args[0]);
  const command = named(name);
  if (args.includes("-h")) return say(commandHelp(command));
  const options = readArguments(command, args);
  if (options.help) return say(commandHelp(command));
  const runCommand = await command.load();
  return runCommand(options);
}

function help(topic: string | undefined): number {
  return say(topic === undefined ? overview() : commandHelp(named(topic)));
}

function named(name: string) {
  const command = findCommand(name);
  if (command) return command;
  const known = commands.map((other) => other.name).join(", ");
  throw new UsageError(`There is no command "${name}". Commands: ${known}. See hivegen --help.`);
}

function say(text: string): number {
  process.stdout.write(text);
  return EXIT.done;
}
