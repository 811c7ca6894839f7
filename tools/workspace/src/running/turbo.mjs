import { join } from "node:path";
import { run } from "./run.mjs";

/**
 * Runs `turbo run` with these arguments. Goes through turbo's own script, which passes signals on to its tasks.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv }} workspace
 * @param {string[]} args
 * @param {"forward" | "keep"} output
 */
export function runTurbo({ root, env }, args, output) {
  const script = join(root, "node_modules", "turbo", "bin", "turbo");
  return run(process.execPath, [script, "run", ...args], { cwd: root, env, output });
}
