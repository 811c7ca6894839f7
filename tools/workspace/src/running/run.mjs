import { spawn } from "node:child_process";
import { constants } from "node:os";
import { SetupProblem } from "../setup/problem.mjs";
import { Interrupted } from "./interrupted.mjs";

const ENDING = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a program to its end. Signals that should end this process reach the program first, so that it can close
 * properly.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, output: "forward" | "keep" }} options
 *   "forward" shows its output as it comes, "keep" returns stdout and stderr in one string
 * @returns {Promise<{ exitCode: number, output: string }>} `exitCode` is 128 + n after signal n, as in a shell
 * @throws {SetupProblem} when the program can't be started
 * @throws {Interrupted} when this process received a signal meanwhile
 */
export function run(command, args, { cwd, env, output }) {
  const stdio = output === "forward" ? "inherit" : /** @type {const} */ (["ignore", "pipe", "pipe"]);
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: /** @type {import("node:child_process").StdioOptions} */ (stdio),
  });
  const signals = passSignals(child);
  /** @type {Buffer[]} */
  const kept = [];
  child.stdout?.on("data", (chunk) => kept.push(chunk));
  child.stderr?.on("data", (chunk) => kept.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      signals.stop();
      reject(
        new SetupProblem(`${command} could not be started: ${error.message}`, `Check that ${command} is installed.`),
      );
    });
    child.once("close", (code, endedBy) => {
      signals.stop();
      const exitCode = code ?? 128 + (endedBy ? constants.signals[endedBy] : 0);
      const received = signals.received();
      if (received) reject(new Interrupted(received, exitCode));
      else resolve({ exitCode, output: Buffer.concat(kept).toString("utf8") });
    });
  });
}

/** @param {import("node:child_process").ChildProcess} child */
function passSignals(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    received = signal;
    // A terminal sends Ctrl-C to the whole group by itself. From elsewhere it comes to this process alone, and not
    // every program ends on SIGINT then.
    if (signal !== "SIGINT") child.kill(signal);
    else if (!process.stdin.isTTY) child.kill("SIGTERM");
  };
  for (const signal of ENDING) process.on(signal, pass);
  return {
    received: () => received,
    stop: () => {
      for (const signal of ENDING) process.off(signal, pass);
    },
  };
}
