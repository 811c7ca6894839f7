import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface PlatformProcess {
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

/** The platform as users run it: its own process, a free port, a new data directory. */
export async function startPlatformProcess(args: readonly string[]): Promise<PlatformProcess> {
  const main = join(dirname(createRequire(import.meta.url).resolve("@hivepro/platform/package.json")), "dist/main.js");
  const dataDir = mkdtempSync(join(tmpdir(), "hivepro-platform-"));
  const child = spawn(process.execPath, [main, "--port", "0", "--data-dir", dataDir, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const ready = new Promise<{ url: string; apiKey: string }>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const url = /is ready at (http:\S+)\/api\/v1/.exec(output)?.[1];
      const apiKey = /API key\s+(hp_\S+)/.exec(output)?.[1];
      if (url !== undefined && apiKey !== undefined) resolve({ url, apiKey });
    });
    ended.then(() => reject(new Error(`The platform ended before it was ready:\n${output}`)));
  });
  const { url, apiKey } = await ready;
  return {
    url,
    apiKey,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
