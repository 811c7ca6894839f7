import { UsageError } from "../usage-error.ts";
import { EXIT } from "./exit-codes.ts";
import { printJson } from "./print-json.ts";

const ISSUES = "https://github.com/hivepro/api-platform/issues";

/** Tells why a command ended early: one sentence, and where to turn. Gives the exit code. */
export function reportFailure(error: unknown, args: readonly string[]): number {
  const usage = error instanceof UsageError;
  const exit = usage ? EXIT.usage : EXIT.crash;
  const message = usage ? error.message : crashMessage(error);
  process.stderr.write(`hivegen: ${message}\n`);
  if (!usage && wantsStack(args)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (args.includes("--json")) printJson({ error: { kind: usage ? "usage" : "crash", message, exitCode: exit } });
  return exit;
}

function crashMessage(error: unknown): string {
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `this should not have happened (${reason}). Please report it at ${ISSUES}, with what --debug shows.`;
}

function wantsStack(args: readonly string[]): boolean {
  return args.includes("--debug") || (process.env.HIVEGEN_DEBUG ?? "0") !== "0";
}
