import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Manifest, programOf } from "./manifest.ts";
import { type Reply, readLine } from "./reply.ts";

/** How long a command may go without a reply. Real seconds; a language that starts up needs some. */
const PATIENCE = 20;
/** Of standard error, so much is kept. Characters. */
const KEPT = 20_000;

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** A running adapter: commands in, replies out, any number at a time. */
export class AdapterProcess implements AsyncDisposable {
  readonly #name: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #pending = new Map<number, Pending>();
  readonly #sleeps = new Map<string, (() => void)[]>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #failure: Error | undefined;
  #diagnostics = "";

  constructor(manifest: Manifest, environment: Readonly<Record<string, string>> = {}) {
    this.#name = manifest.name;
    const [program = "", ...args] = manifest.start;
    const env = { ...foreignEnvironment(), ...environment };
    this.#process = spawn(programOf(manifest, program), args, { cwd: manifest.folder, env });
    this.#process.stderr.on("data", (chunk: Buffer) => {
      this.#diagnostics = (this.#diagnostics + chunk.toString()).slice(-KEPT);
    });
    createInterface({ input: this.#process.stdout }).on("line", (line) => this.#read(line));
    this.#process.stdin.on("error", (error) => this.#fail(error));
    this.#process.on("error", (error) => this.#fail(error));
    this.#ended = new Promise((resolve) => {
      this.#process.on("close", (code, signal) => {
        this.#fail(new Error(`the adapter ended (${signal ?? `exit code ${code}`})`));
        resolve();
      });
    });
  }

  /** It has ended, or can't be talked to any more. */
  get isBroken(): boolean {
    return this.#failure !== undefined;
  }

  /** What it wrote to standard error, the latest of it. */
  get diagnostics(): string {
    return this.#diagnostics;
  }

  /** Sends a command. Returns its id at once, and its reply. */
  send(command: Readonly<Record<string, unknown>>): { readonly id: number; readonly reply: Promise<Reply> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = this.#failure ? Promise.reject(this.#failure) : this.#await(id, String(command.do));
    if (!this.#failure) this.#process.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    return { id, reply };
  }

  /** Resolves when the next wait of a client begins whose clock holds. */
  sleeping(client: string): Promise<void> {
    return new Promise((resolve) => {
      this.#sleeps.set(client, [...(this.#sleeps.get(client) ?? []), resolve]);
    });
  }

  /** Ends its input, upon which it ends by itself; one that doesn't is ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.stdin.end();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 5000);
    await this.#ended;
    clearTimeout(timer);
  }

  #await(id: number, what: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`no reply to ${what} within ${PATIENCE} s`));
      }, PATIENCE * 1000);
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      this.#pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
    });
  }

  #read(line: string): void {
    if (line.trim() === "") return;
    try {
      const message = readLine(line);
      if ("event" in message) {
        const waiting = this.#sleeps.get(message.client) ?? [];
        this.#sleeps.delete(message.client);
        for (const resolve of waiting) resolve();
        return;
      }
      this.#pending.get(message.id)?.resolve(message);
      this.#pending.delete(message.id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#fail(new Error(`the ${this.#name} adapter wrote what is no reply (${reason}): ${line.slice(0, 500)}`));
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }
}

/** Variables of this SDK that somebody has set for themselves would decide cases. */
function foreignEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("HIVEPRO_")));
}
