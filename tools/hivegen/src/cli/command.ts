import type { Arguments } from "./arguments.ts";
import type { EXIT } from "./exit-codes.ts";
import type { OptionName } from "./options.ts";

/** A command as help shows it. What it needs is imported when it runs. */
export interface CommandInfo {
  readonly name: string;
  /** Ways to call it, without `hivegen`. */
  readonly usage: readonly string[];
  /** One line for the list of commands. */
  readonly summary: string;
  /** What else its own help says. */
  readonly details?: string;
  /** Besides `--json`, `--debug` and `--help`, which all have. */
  readonly options: readonly OptionName[];
  readonly exits: readonly (keyof typeof EXIT)[];
  load(): Promise<RunCommand>;
}

/** Runs a command; gives the exit code. */
export type RunCommand = (args: Arguments) => number | Promise<number>;
