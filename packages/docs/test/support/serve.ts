import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { contentSecurityPolicy, docsDirectory } from "../../src/index.ts";

export interface Served {
  /** `http://127.0.0.1:PORT`; the site is at `/docs/`. */
  readonly origin: string;
  /** Method and path of each request to the API, in the order they came. */
  readonly apiRequests: readonly string[];
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves the built site as the platform does, with its security policy, beside an API that says that it is well. */
export async function serve(): Promise<Served> {
  if (!existsSync(path.join(docsDirectory, "index.html"))) {
    throw new Error("dist/site is missing. Build it first: pnpm --filter @hivepro/docs... build");
  }
  const apiRequests: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/api/v1/")) {
      apiRequests.push(`${request.method} ${request.url}`);
      answer(response);
    } else {
      sendFile(request, response).catch((error: unknown) => response.destroy(error as Error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiRequests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ success: true, data: { status: "ok" }, meta: { request_id: "req_from_the_test" } }));
}

async function sendFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  const inside = pathname === "/openapi.json" ? "openapi.json" : pathname.replace(/^\/docs\//, "");
  const file = path.join(docsDirectory, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
  response.setHeader("content-security-policy", contentSecurityPolicy(inside));
  response.end(await readFile(file));
}
