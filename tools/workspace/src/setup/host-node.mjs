import { execFileSync } from "node:child_process";

/**
 * The Node.js that the command was given on. Below npm it is not the one that runs this: npm puts the workspace's own
 * tools first on the PATH, Node.js among them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ path: string, version: string }} version such as "20.20.2"
 */
export function hostNode(env) {
  const path = env.npm_node_execpath;
  if (path === undefined || path === process.execPath)
    return { path: process.execPath, version: process.versions.node };
  return { path, version: execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }).trim() };
}
