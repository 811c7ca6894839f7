#!/usr/bin/env node
import { UsageError } from "../config/load-config.ts";
import { check } from "./commands/check.ts";
import { explain } from "./commands/explain.ts";
import { generateCommand } from "./commands/generate.ts";
import { inspect } from "./commands/inspect.ts";
import { EXIT } from "./exit-codes.ts";

const HELP = `hivegen: typed SDKs, server stubs and docs from an OpenAPI document

  hivegen generate                                  everything that hivegen.config.ts lists
  hivegen generate SPEC --target NAME --out DIR     one target, without a configuration
  hivegen check                                     fails if generated files on disk differ from what would be written
  hivegen inspect [SPEC]                            the decisions: names, envelopes, pagination, waits
  hivegen explain CODE                              what a finding means

  --config FILE   another configuration      --json     machine-readable output
  --types MODULE  where the types are        --strict   warnings fail too
  --package-name NAME   of the package that typescript-package begins

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 generated files are out of date.
`;

const commands = new Map<string, (args: readonly string[]) => number | Promise<number>>([
  ["generate", generateCommand],
  ["check", check],
  ["inspect", inspect],
  ["explain", explain],
]);

const [name = "help", ...args] = process.argv.slice(2);
const command = commands.get(name);
if (!command) {
  const known = name === "help" || name === "--help" || name === "-h";
  (known ? process.stdout : process.stderr).write(known ? HELP : `hivegen: there is no command "${name}".\n\n${HELP}`);
  process.exitCode = known ? EXIT.done : EXIT.usage;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`hivegen: ${error.message}\n`);
    process.exitCode = EXIT.usage;
  }
}
