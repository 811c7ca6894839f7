import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";

export interface Worker extends AsyncDisposable {
  readonly url: string;
}

/** A worker without any of Node's API, which may call what is on this machine. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.bundle.js")],
      compatibilityDate = "2026-11-01",
      globalOutbound = "outside",
    )),
    (name = "outside", network = (allow = ["local", "private"])),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
`;

/** Starts workerd, as it stands behind Cloudflare Workers, with one bundled worker. */
export async function startWorker(binary: string, folder: string, code: string): Promise<Worker> {
  await writeFile(join(folder, "worker.bundle.js"), code);
  await writeFile(join(folder, "worker.capnp"), CONFIG);
  const args = ["serve", "worker.capnp", "--socket-addr", "http=127.0.0.1:0", "--control-fd=3"];
  const child = spawn(binary, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const port = await Promise.race([listeningPort(child.stdio[3]), ended]);
  if (port === undefined) throw new Error(`workerd did not start:\n${complaints}`);
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}

/** workerd tells on its control channel, as a line of JSON, where it listens. */
async function listeningPort(control: unknown): Promise<number | undefined> {
  if (!(control instanceof Readable)) return undefined;
  for await (const line of createInterface({ input: control })) {
    const { event, port }: { event?: string; port?: number } = JSON.parse(line);
    if (event === "listen") return port;
  }
  return undefined;
}
