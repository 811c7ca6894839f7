import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

const TSSERVER = createRequire(import.meta.url).resolve("typescript-5.9/lib/tsserver.js");

interface Message {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

interface Waiting {
  resolve(body: unknown): void;
  reject(error: Error): void;
}

/** TypeScript's own language server, as it stands behind VS Code and others; it fetches nothing. */
export class LanguageServer implements AsyncDisposable {
  readonly #server: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #sent = 0;

  constructor(directory: string) {
    const args = [TSSERVER, "--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"];
    this.#server = spawn(process.execPath, args, { cwd: directory, stdio: ["pipe", "pipe", "inherit"] });
    this.#ended = new Promise((resolve) => this.#server.on("close", () => resolve()));
    // Each message is one line of JSON below its headers.
    createInterface({ input: this.#server.stdout }).on("line", (line) => {
      if (line.startsWith("{")) this.#receive(JSON.parse(line));
    });
    void this.#ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new Error("tsserver has ended."));
    });
  }

  /** Says something that has no answer. */
  notify(command: string, args: object): void {
    this.#send(command, args);
  }

  request(command: string, args: object): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(this.#send(command, args), { resolve, reject }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#send("exit", {});
    await this.#ended;
  }

  #send(command: string, args: object): number {
    this.#sent += 1;
    this.#server.stdin.write(`${JSON.stringify({ seq: this.#sent, type: "request", command, arguments: args })}\n`);
    return this.#sent;
  }

  #receive({ type, request_seq: seq = 0, success, message, body }: Message): void {
    if (type !== "response") return;
    const waiting = this.#waiting.get(seq);
    this.#waiting.delete(seq);
    if (success) waiting?.resolve(body);
    else waiting?.reject(new Error(message ?? "tsserver failed."));
  }
}
