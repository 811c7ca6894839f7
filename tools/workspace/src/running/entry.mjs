import { SetupProblem } from "../setup/problem.mjs";
import { Interrupted } from "./interrupted.mjs";

/**
 * Runs a command of the workspace and ends the process with its exit code. What a person can mend is told in two
 * lines, without a stack.
 *
 * @param {() => Promise<number>} command
 */
export async function enter(command) {
  process.exitCode = await command().catch(explain);
}

/**
 * @param {unknown} error
 * @returns {number} the exit code
 * @throws whatever nobody foresaw, with its stack
 */
export function explain(error) {
  if (error instanceof Interrupted) return error.exitCode;
  if (!(error instanceof SetupProblem)) throw error;
  console.error(`\n✗ ${error.message}\n  Next: ${error.nextStep}`);
  return 1;
}
