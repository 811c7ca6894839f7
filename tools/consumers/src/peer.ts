import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Peer extends AsyncDisposable {
  readonly origin: string;
  /** Base URL for a client. */
  readonly api: string;
}

const scan = { id: "scan_1", status: "queued", progress: 0, target: "https://example.com/" };

/** What `programs/program.ts` gets from the peer below, on every platform. */
export const expected = {
  created: { ...scan, status: "completed" },
  state: "done",
  retried: { attempts: 2, requestId: "req_1" },
  found: ["vuln_1", "vuln_2"],
  firstPage: { ids: ["scan_1"], more: true },
  errors: [
    ["NotFoundError", "NOT_FOUND", 404, "req_2"],
    ["EnvelopeError", 200],
    ["AbortError", 0],
  ],
  report: [0, 37, 80, 68, 70, 255],
  byPath: "scan_1",
  mocked: ["failed", ["The contract forbids this: GET /scans: query parameter limit must be at most 100."], 1],
  webhooks: ["failed", "signature"],
  resource: "scan_1",
};

/**
 * An API on loopback for one run of the program.
 * @param files what else it serves, by path: a page and its script
 */
export async function startPeer(files: Readonly<Record<string, string>> = {}): Promise<Peer> {
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const { pathname, searchParams } = new URL(request.url ?? "", "http://peer");
    const file = files[pathname];
    if (file !== undefined) return sendFile(response, pathname, file);
    const call = `${request.method} ${pathname.replace("/api/v1", "")}`;
    const count = (counts.get(call) ?? 0) + 1;
    counts.set(call, count);
    const answer = refusal(request) ?? answers[call] ?? ((unknown) => failure(unknown, 404, "NOT_FOUND"));
    answer(response, count, searchParams.get("cursor"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    api: `${origin}/api/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sendFile(response: ServerResponse, path: string, file: string): void {
  const type = path.endsWith(".js") ? "text/javascript" : "text/html";
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(file);
}

/** What every call must have. */
function refusal({ headers, method }: IncomingMessage): Answer | undefined {
  if (headers.authorization !== "Bearer hp_consumer") return (response) => failure(response, 401, "UNAUTHORIZED");
  if (method === "POST" && !headers["idempotency-key"]) return (response) => failure(response, 400, "NO_KEY");
  return undefined;
}

type Answer = (response: ServerResponse, count: number, cursor: string | null) => void;

/** Answers by call. `count` is how often the call has come, this time included. */
const answers: Readonly<Record<string, Answer>> = {
  "POST /scans": (response) => success(response, scan),
  "GET /scans": (response) => success(response, [scan], { next_cursor: "two", has_more: true }),
  "GET /scans/scan_1": (response, count) =>
    success(response, { ...scan, status: count === 1 ? "running" : "completed" }),
  "GET /scans/scan_busy": (response, count) => {
    response.setHeader("retry-after", "0");
    if (count === 1) failure(response, 503, "UNAVAILABLE");
    else success(response, scan);
  },
  "GET /scans/scan_page": (response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<html>captive portal</html>");
  },
  "GET /scans/scan_1/vulnerabilities": (response, _, cursor) => {
    if (cursor === "two") success(response, [{ id: "vuln_2" }], { next_cursor: null, has_more: false });
    else success(response, [{ id: "vuln_1" }], { next_cursor: "two", has_more: true });
  },
  "POST /scans/scan_1/reports": (response) => success(response, { id: "rpt_1", status: "queued" }),
  "GET /reports/rpt_1/content": (response) => {
    response.writeHead(200, { "content-type": "application/pdf" }).end(Buffer.from(expected.report));
  },
};

function success(response: ServerResponse, data: unknown, meta: object = {}): void {
  json(response, 200, { success: true, data, meta: { request_id: "req_1", ...meta } });
}

function failure(response: ServerResponse, status: number, code: string): void {
  json(response, status, { success: false, error: { code, message: "No." }, meta: { request_id: "req_2" } });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
