import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { generate, write } from "../../src/index.ts";

const root = join(import.meta.dirname, "../..");

/** A program that uses a generated SDK, which it imports from `./sdk/<name>/index.js`. */
export interface Program {
  /** Of the API description in `test/specs`, without `.yaml`. */
  readonly spec: string;
  readonly source: string;
}

/** What a program exports: calls the server, and gives what it got. */
export type Run = (baseUrl: string) => Promise<unknown>;

/**
 * Generates an SDK for each API, compiles it together with the program that uses it, types checked strictly, and loads the
 * programs: what they export, by API.
 */
export async function build(programs: readonly Program[]): Promise<(spec: string, name: string) => Run> {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-end-to-end-"));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  mkdirSync(join(directory, "node_modules/@hivegen"), { recursive: true });
  const runtime = join(root, "node_modules/@hivegen/client-runtime");
  symlinkSync(runtime, join(directory, "node_modules/@hivegen/client-runtime"));
  for (const { spec, source } of programs) {
    const name = spec.replaceAll("/", "-");
    const outputs = [{ target: "typescript-sdk", directory: join(directory, "src/sdk", name) }];
    const generated = await generate({ input: `${spec}.yaml`, outputs, base: join(root, "test/specs") });
    write(generated.outputs);
    writeFileSync(join(directory, `src/${name}.ts`), source);
  }
  compile(directory);
  const loaded = new Map<string, Record<string, unknown>>();
  for (const { spec } of programs) {
    const file = join(directory, "dist", `${spec.replaceAll("/", "-")}.js`);
    loaded.set(spec, await import(pathToFileURL(file).href));
  }
  return (spec, name) => {
    const run = loaded.get(spec)?.[name];
    if (typeof run !== "function") throw new Error(`The program of ${spec} exports no function ${name}.`);
    return async (baseUrl) => run(baseUrl);
  };
}

function compile(directory: string): void {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    rootDir: "src",
    outDir: "dist",
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  const tsc = join(root, "../../node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: directory, encoding: "utf8" });
  if (status !== 0)
    throw new Error(`The generated code in ${dirname(join(directory, "src/x"))} doesn't compile:\n${stdout}`);
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
}

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Record<string, unknown>;
  /** Parsed where it is JSON, else text. */
  readonly body: unknown;
}

export interface Server {
  readonly url: string;
  readonly requests: readonly Received[];
}

function bodyOf(text: string, contentType = ""): unknown {
  if (text === "") return undefined;
  return contentType.includes("json") ? JSON.parse(text) : text;
}

/** A real HTTP server on loopback. What has no reply is answered with 500. */
export async function serve(replyTo: (request: Received) => Reply | undefined): Promise<Server> {
  const requests: Received[] = [];
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = message;
    const request = { method, url, headers, body: bodyOf(text, headers["content-type"]) };
    requests.push(request);
    const { status = 200, headers: extra, json, text: plain } = replyTo(request) ?? { status: 500, json: { url } };
    response.writeHead(status, { "content-type": "application/json", ...extra });
    response.end(json === undefined ? plain : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
