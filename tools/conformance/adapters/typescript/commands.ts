import { inspect } from "node:util";
import { type PagePromise, verifyWebhook } from "@hivepro/sdk";
import type { Opened } from "./clients.ts";
import { download } from "./downloads.ts";
import { isJson, type Json, numberAt, objectAt, textAt, typed } from "./json.ts";
import { followLink } from "./links.ts";
import { CALLS, Input, LISTS, lookUp, WAITS } from "./operations.ts";

/** A command that is under way: adds to its reply what it observes, also when it fails later. */
export interface Running {
  readonly command: Json;
  readonly opened: Opened;
  readonly signal: AbortSignal;
  readonly reply: Record<string, unknown>;
}

type Run = (running: Running) => Promise<unknown>;

/** What calls do, by `do`. Each returns the reply's `value`. */
export const COMMANDS: Readonly<Record<string, Run>> = {
  call,
  list: ({ command, opened, signal, reply }) => {
    const start = lookUp(LISTS, textAt(command, "operation"));
    return readList(
      start(opened.client, inputOf(command), { ...objectAt(command, "options"), signal }),
      command,
      reply,
    );
  },
  wait: ({ command, opened, signal, reply }) => {
    const start = lookUp(WAITS, textAt(command, "waiter"));
    return start(opened.client, inputOf(command), { ...waitOptions(command, signal), onProgress: progressInto(reply) });
  },
  download,
  link: followLink,
  print: async ({ opened: { client } }) =>
    [inspect(client, { depth: 10 }), JSON.stringify(client), String(client)].join("\n"),
  advance: async ({ command, opened }) => opened.clock.advance(numberAt(command, "seconds")),
  close: async ({ opened }) => opened.client.close(),
};

export async function webhook(command: Json): Promise<unknown> {
  const { tolerance, now } = command;
  return verifyWebhook(textAt(command, "payload"), typed(command.headers), typed<string[]>(command.secrets), {
    ...(typeof tolerance === "number" && { tolerance }),
    ...(typeof now === "number" && { now: now * 1000 }),
  });
}

export function inputOf(command: Json): Input {
  return new Input(objectAt(command, "arguments"));
}

async function call({ command, opened, signal, reply }: Running): Promise<unknown> {
  const start = lookUp(CALLS, textAt(command, "operation"));
  const promise = start(opened.client, inputOf(command), { ...objectAt(command, "options"), signal });
  if (command.response !== true) return await promise;
  const { data, response, ...about } = await promise.withResponse();
  reply.response = { ...about, status: response.status, headers: Object.fromEntries(response.headers) };
  return data;
}

/** Reads a list as far as the command says. */
export async function readList(
  list: PagePromise<unknown, unknown>,
  command: Json,
  reply: Record<string, unknown>,
): Promise<unknown> {
  const limit = typeof command.take === "number" ? command.take : Number.POSITIVE_INFINITY;
  if (command.by === "pages") return await readPages(list, limit);
  const items: unknown[] = [];
  reply.seen = items;
  for await (const item of list) {
    items.push(item);
    if (items.length >= limit) break;
  }
  delete reply.seen;
  return items;
}

async function readPages(list: PagePromise<unknown, unknown>, limit: number): Promise<unknown[]> {
  const pages: unknown[] = [];
  for await (const page of list.byPage()) {
    pages.push({ items: page.items, meta: page.meta, hasNext: page.hasNextPage() });
    if (pages.length >= limit) break;
  }
  return pages;
}

/** What polls are made with stands apart from what bounds the wait. */
export function waitOptions(command: Json, signal: AbortSignal): Json & { readonly signal: AbortSignal } {
  const { deadline, minDelay, maxDelay, ...request } = objectAt(command, "options");
  return {
    signal,
    request,
    ...(deadline !== undefined && { deadline }),
    ...(minDelay !== undefined && { minDelay }),
    ...(maxDelay !== undefined && { maxDelay }),
  };
}

export function progressInto(reply: Record<string, unknown>): (value: unknown) => void {
  const progress: unknown[] = [];
  reply.progress = progress;
  return (value) => void progress.push(isJson(value) ? value.status : undefined);
}
