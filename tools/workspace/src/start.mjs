// `npm start`: installs, generates, builds and runs the HivePro platform, and a practice site that it may scan.
// Arguments go to the platform: `npm start -- --port 9000`. `--no-practice-site` leaves the site out.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { enter } from "./running/entry.mjs";
import { Interrupted } from "./running/interrupted.mjs";
import { startPracticeSite } from "./running/practice-site.mjs";
import { run } from "./running/run.mjs";
import { startSteps } from "./running/steps.mjs";
import { runTurbo } from "./running/turbo.mjs";
import { prepare } from "./setup/prepare.mjs";
import { SetupProblem } from "./setup/problem.mjs";

/** @typedef {import("./setup/prepare.mjs").Workspace} Workspace */

const say = startSteps();

await enter(async () => {
  const workspace = await prepare(say);
  say("Generating code from the contract");
  await step(workspace, "generate", []);
  say("Building the platform");
  await step(workspace, "build", ["--filter=@hivepro/examples..."]);
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("--version")) return runPlatform(workspace, args);
  return runWithPracticeSite(workspace, args);
});

/**
 * @param {Workspace} workspace
 * @param {string[]} args
 */
async function runWithPracticeSite(workspace, args) {
  const platformArgs = args.filter((argument) => argument !== "--no-practice-site");
  const site = platformArgs.length < args.length ? undefined : await startPracticeSite(workspace);
  if (site)
    say(`Practice site, full of weaknesses: ${site.url} (scan it with \`npm run quickstart\` in a second terminal)`);
  else say("No practice site: it was left out, or its port is taken");
  say("Starting the platform");
  try {
    return await runPlatform(workspace, site ? [...platformArgs, "--allow-target", site.target] : platformArgs);
  } finally {
    site?.stop();
  }
}

/**
 * What turbo says matters when it fails; otherwise the steps tell enough.
 *
 * @param {Workspace} workspace
 * @param {string} task
 * @param {string[]} options
 */
async function step(workspace, task, options) {
  const { exitCode, output } = await runTurbo(workspace, [task, ...options], "keep");
  if (exitCode === 0) return;
  process.stderr.write(output);
  throw new SetupProblem(
    `The step "${task}" failed, its reason stands above.`,
    "On unchanged sources, please report it; otherwise mend the cause, and run `npm start` again.",
  );
}

/**
 * @param {Workspace} workspace
 * @param {string[]} args
 * @returns {Promise<number>} the platform's own exit code, also when a signal has ended it
 */
async function runPlatform({ root, env }, args) {
  const program = join(root, "packages", "platform", "dist", "main.js");
  if (!existsSync(program)) {
    throw new SetupProblem(`${program} was not built.`, "Run `npm test -- --filter @hivepro/platform` to see why.");
  }
  try {
    const { exitCode } = await run("node", [program, ...args], { cwd: root, env, output: "forward" });
    return exitCode;
  } catch (error) {
    if (error instanceof Interrupted) return error.programExitCode;
    throw error;
  }
}
