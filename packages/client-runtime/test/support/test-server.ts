import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
  readonly text?: string | Uint8Array;
}

/** How one request is answered; a function may do anything with the response. */
export type ScriptedReply = Reply | ((response: ServerResponse, request: ReceivedRequest) => void);

export interface TestServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves when the n-th request (from 1) has been received. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A real HTTP server on loopback that answers with the replies in turn, and with the last one from then on. */
export async function startServer(...replies: ScriptedReply[]): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer(async (message, response) => {
    const request = await receive(message);
    requests.push(request);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    const reply = replies[Math.min(requests.length, replies.length) - 1] ?? { status: 500 };
    if (typeof reply === "function") reply(response, request);
    else send(response, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close,
  };
}

export function send(response: ServerResponse, { status = 200, headers = {}, json, text }: Reply): void {
  const type = json === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}

async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { method = "", url = "", headers } = message;
  return { method, url, headers, body: Buffer.concat(chunks).toString() };
}
