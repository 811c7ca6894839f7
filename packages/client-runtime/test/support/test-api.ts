import {
  type ApiDescription,
  anyBody,
  bearer,
  ClientCore,
  type ClientOptions,
  clientCredentials,
  cursorPages,
  type Operation,
} from "../../src/index.ts";
import { TestClock } from "./test-clock.ts";
import { type Reply, type ScriptedReply, startServer, type TestServer } from "./test-server.ts";

export const API: ApiDescription = {
  name: "Acme",
  userAgent: "acme-sdk/1.0.0",
  baseUrl: "https://api.acme.test/v1",
  environment: {
    baseUrl: "ACME_TEST_BASE_URL",
    apiKey: "ACME_TEST_API_KEY",
    clientId: "ACME_TEST_CLIENT_ID",
    clientSecret: "ACME_TEST_CLIENT_SECRET",
    logLevel: "ACME_TEST_LOG_LEVEL",
  },
  auth: {
    schemes: { key: bearer("apiKey"), oauth: clientCredentials("oauth/token") },
    security: [["key"], ["oauth"]],
    exclusive: true,
    required: true,
  },
  envelope: { success: ["success"], data: ["data"], meta: ["meta"] },
  errors: {
    code: ["error", "code"],
    message: ["error", "message"],
    details: ["error", "details"],
    requestId: ["meta", "request_id"],
  },
  rateLimit: {
    limit: "X-RateLimit-Limit",
    remaining: "X-RateLimit-Remaining",
    reset: "X-RateLimit-Reset",
    resetUnit: "epoch-seconds",
  },
  requestIdHeader: "X-Request-Id",
};

export const getScan: Operation = { id: "getScan", method: "GET", path: "/scans/{scan_id}", response: "json" };

export const listScans: Operation = {
  id: "listScans",
  method: "GET",
  path: "/scans",
  response: "json",
  pagination: cursorPages({
    cursorParameter: "cursor",
    nextCursor: ["meta", "next_cursor"],
    hasMore: ["meta", "has_more"],
    items: ["data"],
  }),
};

/** Takes an idempotency key, so it is safe to repeat; and bodies of any kind. */
export const createScan: Operation = {
  id: "createScan",
  method: "POST",
  path: "/scans",
  response: "json",
  body: "application/json",
  encode: anyBody(),
  idempotencyKey: "Idempotency-Key",
};

/** Takes none, so it is not. */
export const cancelScan: Operation = {
  id: "cancelScan",
  method: "POST",
  path: "/scans/{scan_id}/cancel",
  response: "json",
  body: "application/json",
};

export const deleteScan: Operation = {
  id: "deleteScan",
  method: "DELETE",
  path: "/scans/{scan_id}",
  response: "empty",
};

export const downloadReport: Operation = {
  id: "downloadReport",
  method: "GET",
  path: "/reports/{report_id}/file",
  response: "binary",
};

export const SCAN_INPUT = { path: { scan_id: "scan_1" } };

export interface Scan {
  id: string;
  status: string;
}

export const API_KEY = "acme_secret_key_0123456789";

/** A reply with a declared envelope. */
export function enveloped(data: unknown, meta: object = { request_id: "req_1" }): Reply {
  return { json: { success: true, data, meta } };
}

/** A reply with a declared error. */
export function failed(status: number, code = "FAILED", headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers,
    json: { success: false, error: { code, message: `It ${code}.` }, meta: { request_id: "req_err" } },
  };
}

export interface Setup {
  readonly server: TestServer;
  readonly clock: TestClock;
  readonly client: ClientCore;
}

/** A client against a real server that answers as scripted, on a clock that stands still. */
export async function setUp(replies: ScriptedReply[], options: ClientOptions = {}, api = API): Promise<Setup> {
  const server = await startServer(...replies);
  const clock = new TestClock();
  return {
    server,
    clock,
    client: new ClientCore(api, { baseUrl: server.url, ...credentials(options), clock, ...options }),
  };
}

function credentials(options: ClientOptions): ClientOptions {
  return options.clientId === undefined ? { apiKey: API_KEY } : {};
}

/** What a promise fails with. Fails itself if it does not. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, and there was none");
}
