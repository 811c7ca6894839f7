import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DownloadPromise } from "@hivepro/sdk";
import { inputOf, type Running } from "./commands.ts";
import { type Json, objectAt, textAt } from "./json.ts";
import { DOWNLOADS, lookUp } from "./operations.ts";

export function download({ command, opened, signal, reply }: Running): Promise<unknown> {
  const start = lookUp(DOWNLOADS, textAt(command, "operation"));
  const options = { ...objectAt(command, "options"), signal };
  return receive(command, reply, (path) => start(opened.client, inputOf(command), path, options));
}

/** Takes a download where the command says. @param start begins it, to a path or to none */
export function receive(
  command: Json,
  reply: Record<string, unknown>,
  start: (path: string | undefined) => DownloadPromise,
): Promise<unknown> {
  return command.to === "file" ? toFile(command, reply, start) : toMemory(start(undefined));
}

async function toMemory(promise: DownloadPromise): Promise<unknown> {
  const received = await promise;
  const { contentType = null, filename = null } = received;
  return { base64: Buffer.from(await received.bytes()).toString("base64"), contentType, filename };
}

async function toFile(
  command: Json,
  reply: Record<string, unknown>,
  start: (path: string | undefined) => DownloadPromise,
): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  const path = join(folder, "download.bin");
  try {
    if (typeof command.existing === "string") writeFileSync(path, command.existing);
    const { contentType = null, filename = null } = await start(path);
    return { base64: null, contentType, filename };
  } finally {
    const content = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
    reply.files = Object.fromEntries(content);
    rmSync(folder, { recursive: true });
  }
}
