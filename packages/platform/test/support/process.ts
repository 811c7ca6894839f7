import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const MAIN = join(import.meta.dirname, "../../src/main.ts");

export interface ServerProcess {
  readonly url: string;
  readonly apiKey: string;
  readonly output: () => string;
  /** Ends it and returns the exit code; `null` when the signal killed it. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null>;
}

/** Runs the platform as people do: a process of its own, on any free port, with files in `dataDir`. */
export async function startServerProcess(dataDir: string, flags: readonly string[] = []): Promise<ServerProcess> {
  const { child, output } = launch(dataDir, flags);
  const url = await Promise.race([readyUrl(child, output), exitedEarly(child, output)]);
  const apiKey = (await readFile(join(dataDir, "api-key"), "utf8")).trim();
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    const exited = once(child, "exit");
    child.kill(signal);
    const [code] = await exited;
    return typeof code === "number" ? code : null;
  };
  return { url, apiKey, output, end };
}

/** Runs the platform until it ends by itself. */
export async function runServerProcess(dataDir: string, flags: readonly string[] = []) {
  const { child, output } = launch(dataDir, flags);
  const [code] = await once(child, "close");
  return { code, output: output() };
}

function launch(dataDir: string, flags: readonly string[]): { child: ChildProcess; output: () => string } {
  const args = [MAIN, "--port=0", `--data-dir=${dataDir}`, "--log-level=error", "--validate-responses=true", ...flags];
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith("HIVEPRO_"));
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: Object.fromEntries(environment),
  });
  let text = "";
  const collect = (chunk: Buffer) => {
    text += chunk.toString("utf8");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return { child, output: () => text };
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const url = /is ready at (\S+)\/api\/v1/.exec(output())?.[1];
    if (url !== undefined && output().includes("Next step")) return url;
    if (child.stdout === null) throw new Error("the output of the server is not piped");
    await once(child.stdout, "data");
  }
}

async function exitedEarly(child: ChildProcess, output: () => string): Promise<never> {
  const [code] = await once(child, "close");
  throw new Error(`the server ended with ${code} before it was ready:\n${output()}`);
}
