import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TlsOptions } from "node:tls";

export interface RunningSite {
  /** Origin with a trailing slash, on 127.0.0.1 and a free port. */
  readonly url: string;
  readonly port: number;
  /** "METHOD /path?query" of each request, in order of arrival. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Serves over https. */
  readonly tls?: TlsOptions;
  /** Default: any free port. */
  readonly port?: number;
}

/** Serves on loopback. */
export async function serve(
  listener: RequestListener,
  { tls, port: wanted = 0 }: ServeOptions = {},
): Promise<RunningSite> {
  const requests: string[] = [];
  const recording: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  };
  const server = tls === undefined ? createServer(recording) : createSecureServer(tls, recording);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}/`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a route sees of a request: its query or, for POST, its form. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly form: URLSearchParams;
}

export type Route = (visit: Visit) => void | Promise<void>;

/** A listener that looks routes up by path; `otherwise` answers the rest. */
export function routed(routes: ReadonlyMap<string, Route>, otherwise: Route): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://site.invalid");
    const route = routes.get(url.pathname) ?? otherwise;
    readForm(request)
      .then((form) => route({ request, response, url, form }))
      .catch((error: unknown) => {
        response.writeHead(500, { "content-type": "text/plain" });
        response.end(error instanceof Error ? error.message : "failed");
      });
  };
}

export function html(response: ServerResponse, body: string, status = 200): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(body);
}

export function text(response: ServerResponse, body: string, type = "text/plain"): void {
  response.setHeader("content-type", type);
  response.end(body);
}

export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
