// npm is the only tool that is certain to be there: npx fetches pnpm into its own cache, once, and turbo needs pnpm on
// the PATH as well. Asking npx takes a second, so the answer is remembered beside the packages it installs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { run } from "../running/run.mjs";
import { SetupProblem } from "./problem.mjs";

/** @param {string} root */
const memoryFile = (root) => join(root, "node_modules", ".pnpm-location.json");

/**
 * Finds the folder with this version of pnpm; fetches it where it isn't on this machine yet.
 *
 * @param {{ root: string, version: string, env: NodeJS.ProcessEnv, say: (message: string) => void }} options
 * @returns {Promise<string>} an absolute path
 * @throws {SetupProblem} when npm can't be run, or can't fetch it
 */
export async function findPnpm({ root, version, env, say }) {
  const remembered = recallPnpm(root, version);
  if (remembered) return remembered;
  say(`Fetching pnpm ${version}`);
  const directory = await askNpx(root, version, env);
  if (!holdsPnpm(directory)) {
    throw new SetupProblem(
      `npx did not provide pnpm ${version}.`,
      `Run \`npx --yes pnpm@${version} --version\`, mend what it reports, and run the command again.`,
    );
  }
  return directory;
}

/**
 * @param {string} root
 * @param {string} version
 * @param {string} directory
 */
export function rememberPnpm(root, version, directory) {
  writeFileSync(memoryFile(root), `${JSON.stringify({ version, directory })}\n`);
}

/**
 * @param {string} root
 * @param {string} version
 * @returns {string | undefined} `undefined` when the note is absent, unreadable, of another version, or outdated
 */
export function recallPnpm(root, version) {
  try {
    const memory = JSON.parse(readFileSync(memoryFile(root), "utf8"));
    const usable = memory.version === version && typeof memory.directory === "string" && holdsPnpm(memory.directory);
    return usable ? memory.directory : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} directory */
function holdsPnpm(directory) {
  return ["pnpm", "pnpm.cmd", "pnpm.exe"].some((name) => existsSync(join(directory, name)));
}

/**
 * @param {string} root
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
async function askNpx(root, version, env) {
  const [command, ...first] = npxCommand(env);
  const printPath = ["--", "node", "-p", "process.env.PATH"];
  const args = [...first, "--yes", "--loglevel=error", `--package=pnpm@${version}`, ...printPath];
  const { exitCode, output } = await run(command, args, { cwd: root, env, output: "keep" });
  if (exitCode !== 0) {
    throw new SetupProblem(
      `npm could not fetch pnpm ${version}:\n${output.trim()}`,
      "Check the network, the proxy and the registry that npm is set to (`npm ping`), and run the command again.",
    );
  }
  return output.trim().split(delimiter)[0] ?? "";
}

/**
 * npm names its own script to what it runs; going through it works without a shell on every system.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {[string, ...string[]]}
 */
function npxCommand(env) {
  const script = env.npm_execpath ? join(dirname(env.npm_execpath), "npx-cli.js") : "";
  return existsSync(script) ? [process.execPath, script] : ["npx"];
}
