import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it stood on the wire. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

/** What the peer answers: a JSON body, or bytes with a media type. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

export interface Peer extends AsyncDisposable {
  /** Base URL for a client. */
  readonly url: string;
  readonly seen: Seen[];
}

/** An HTTP server on loopback that answers as `respond` says. */
export async function startPeer(respond: (request: Seen) => Answer): Promise<Peer> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers, body: text === "" ? undefined : JSON.parse(text) };
    seen.push(entry);
    const { status = 200, headers: extra = {}, json, bytes } = respond(entry);
    const type = bytes ? {} : { "content-type": "application/json" };
    response.writeHead(status, { ...type, ...extra }).end(bytes ?? (json === undefined ? "" : JSON.stringify(json)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A body in the API's envelope. */
export function success(data: unknown, meta: object = {}) {
  return { json: { success: true, data, meta: { request_id: "req_1", ...meta } } };
}

export function failure(status: number, code: string, details?: object) {
  const error = { code, message: "It failed.", ...(details && { details }) };
  return { status, json: { success: false, error, meta: { request_id: "req_2" } } };
}
