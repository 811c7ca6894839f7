import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ROOT } from "../root.mjs";
import { run } from "../running/run.mjs";
import { hostNode } from "./host-node.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { findPnpm, rememberPnpm } from "./pnpm.mjs";
import { SetupProblem } from "./problem.mjs";

/** @typedef {{ root: string, env: NodeJS.ProcessEnv }} Workspace what every step after the setup needs */

/**
 * Makes the workspace ready to run: checks Node.js, fetches pnpm, installs what is missing.
 *
 * @param {(message: string) => void} say
 * @returns {Promise<Workspace>}
 * @throws {SetupProblem}
 */
export async function prepare(say) {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const host = hostNode(process.env);
  checkNodeVersion(host.version, manifest.engines.node);
  const { version } = manifest.devEngines.packageManager;
  const pnpmFolder = await findPnpm({ root: ROOT, version, env: process.env, say });
  const env = taskEnvironment(process.env, ROOT, pnpmFolder, host);
  await install({ root: ROOT, env }, say, version);
  rememberPnpm(ROOT, version, pnpmFolder);
  return { root: ROOT, env };
}

/**
 * The environment of every task: the workspace's own Node.js and tools come first, then pnpm. Tests find the Node.js
 * that the command was given on as HIVEPRO_HOST_NODE, to run what is published on it too.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @param {string} pnpmFolder
 * @param {{ path: string, version: string }} host
 * @returns {NodeJS.ProcessEnv}
 */
export function taskEnvironment(env, root, pnpmFolder, host) {
  const ofThisCommand = /^npm_(package|lifecycle|command|execpath|node_execpath)/;
  const kept = Object.entries(env).filter(([name]) => !ofThisCommand.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [join(root, "node_modules", ".bin"), pnpmFolder, env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    HIVEPRO_HOST_NODE: host.path,
    HIVEPRO_HOST_NODE_VERSION: host.version,
  };
}

/**
 * pnpm itself knows best whether something is missing: it compares the manifests, the lockfile and what is installed,
 * in a tenth of a second and without the network when nothing changed.
 *
 * @param {Workspace} workspace
 * @param {(message: string) => void} say
 * @param {string} pnpmVersion
 */
async function install({ root, env }, say, pnpmVersion) {
  say("Installing dependencies");
  const args = ["install", "--frozen-lockfile", ...nodeVersionFlag(root)];
  // Placing Node.js runs an npm of its own; its remarks on this machine's npm settings are nobody's business here.
  const quiet = { ...env, npm_config_loglevel: "error", NODE_NO_WARNINGS: "1" };
  const { exitCode } = await run("pnpm", args, { cwd: root, env: quiet, output: "forward" });
  if (exitCode !== 0) {
    throw new SetupProblem(
      `Dependencies could not be installed: pnpm ended with ${exitCode}, its reason stands above.`,
      `If it is the lockfile, run \`npx pnpm@${pnpmVersion} install\` and commit pnpm-lock.yaml. ` +
        "If it is the network, check the proxy and the registry (`npm ping`). Then run the command again.",
    );
  }
}

/**
 * Packages run on the Node.js that the lockfile names, not on the one that pnpm sees at the first installation:
 * without this, it warns about each package that asks for a newer one.
 *
 * @param {string} root
 */
function nodeVersionFlag(root) {
  const version = /^ {2}node@([\d.]+):$/m.exec(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"))?.[1];
  return version ? [`--config.node-version=${version}`] : [];
}
