import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { TLSSocket } from "node:tls";
import { TargetRefusedError } from "../errors.ts";
import type { Exchange, SentRequest } from "./exchange.ts";
import { readBody } from "./read-body.ts";
import { tlsFactsOf } from "./tls-facts.ts";

/** The exchange did not come about; the scan goes on without it. */
export class ExchangeFailed extends Error {
  readonly kind: "timeout" | "network";

  constructor(kind: "timeout" | "network", message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ExchangeFailed";
    this.kind = kind;
  }
}

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

export interface SendOptions {
  readonly agents: Agents;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
  /** From the first byte sent to the last one read. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

/**
 * Sends one request, follows nothing. Throws `ExchangeFailed`, `TargetRefusedError` (from the lookup), or the signal's
 * reason when that fired.
 */
export async function sendOnce(request: SentRequest, options: SendOptions): Promise<Exchange> {
  const deadline = new AbortController();
  const onAbort = () => deadline.abort(options.signal.reason);
  options.signal.throwIfAborted();
  options.signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => deadline.abort(new ExchangeFailed("timeout", "no answer in time")), options.timeoutMs);
  try {
    return await exchange(request, options, deadline.signal);
  } catch (error) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    if (error instanceof TargetRefusedError) throw error;
    throw new ExchangeFailed("network", error instanceof Error ? error.message : String(error), error);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener("abort", onAbort);
  }
}

async function exchange(request: SentRequest, options: SendOptions, signal: AbortSignal): Promise<Exchange> {
  const message = await firstAnswer(request, options, signal);
  const { socket } = message;
  const tls = socket instanceof TLSSocket ? tlsFactsOf(socket, request.url.hostname) : undefined;
  const { text, truncated } = await readBody(message, options.maxBodyBytes);
  signal.throwIfAborted();
  return {
    request,
    response: {
      status: message.statusCode ?? 0,
      statusText: message.statusMessage ?? "",
      httpVersion: message.httpVersion,
      headers: collectHeaders(message.rawHeaders),
      body: text,
      truncated,
      tls,
    },
  };
}

/** A kept-alive socket that the server closed meanwhile fails before the request is seen: one more try on a new one. */
async function firstAnswer(
  request: SentRequest,
  options: SendOptions,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  for (let attempt = 0; ; attempt += 1) {
    const pending = openRequest(request, options, signal);
    try {
      return await answerTo(pending, request.body);
    } catch (error) {
      if (attempt > 0 || !pending.reusedSocket || signal.aborted) throw error;
    }
  }
}

function openRequest(request: SentRequest, options: SendOptions, signal: AbortSignal): http.ClientRequest {
  const { method, headers, url } = request;
  const shared = { method, headers, signal, lookup: options.lookup, joinDuplicateHeaders: false };
  if (url.protocol !== "https:") return http.request(url, { ...shared, agent: options.agents.http });
  return https.request(url, { ...shared, agent: options.agents.https });
}

function answerTo(pending: http.ClientRequest, body: string | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    pending.once("response", resolve);
    pending.on("error", reject);
    pending.once("upgrade", (message, socket) => {
      socket.destroy();
      resolve(message);
    });
    pending.end(body);
  });
}

function collectHeaders(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? "";
    const values = headers.get(name) ?? [];
    values.push(raw[index + 1] ?? "");
    headers.set(name, values);
  }
  return headers;
}
