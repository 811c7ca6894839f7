import { fileURLToPath } from "node:url";
import { type Mock, mock } from "../../src/mock/mock.ts";

/** Path of an example API. */
export function specOf(name: string): string {
  return fileURLToPath(new URL(`../specs/${name}`, import.meta.url));
}

export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/** A running mock, and short ways to call it. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export async function served(spec: string, common: Record<string, string> = {}): Promise<Served> {
  const server: Mock = await mock(spec);
  const send: Served["send"] = async (method, path, body, headers = {}) => {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const init = { method, headers: { ...common, ...json, ...headers } };
    const response = await fetch(
      server.url + path,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    );
    const text = await response.text();
    const type = response.headers.get("content-type");
    return { status: response.status, type, body: type?.includes("json") ? JSON.parse(text) : text };
  };
  return {
    url: server.url,
    close: () => server.close(),
    get: (path, headers) => send("GET", path, undefined, headers),
    send,
  };
}
