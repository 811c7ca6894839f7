import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export const PRACTICE_PORT = 8090;

/**
 * Starts the practice site beside the platform: something on this machine that may be scanned.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv }} workspace
 * @returns {Promise<{ url: string, target: string, stop: () => void } | undefined>} nothing where its port is taken
 */
export async function startPracticeSite({ root, env }) {
  const program = join(root, "tools", "practice-sites", "src", "main.ts");
  const child = spawn("node", [program, String(PRACTICE_PORT)], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ready = await Promise.race([
    once(child.stdout, "data").then(() => true),
    once(child, "exit").then(() => false),
  ]);
  if (!ready) return undefined;
  child.stdout.resume();
  const target = `127.0.0.1:${PRACTICE_PORT}`;
  return { url: `http://${target}/`, target, stop: () => void child.kill() };
}
