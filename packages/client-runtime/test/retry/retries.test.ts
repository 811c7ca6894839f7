import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import {
  ApiError,
  ClientCore,
  type ClientError,
  ConflictError,
  ConnectionError,
  InternalServerError,
  RateLimitError,
} from "../../src/index.ts";
import {
  API,
  API_KEY,
  cancelScan,
  createScan,
  enveloped,
  failed,
  failureOf,
  getScan,
  SCAN_INPUT,
  setUp,
} from "../support/test-api.ts";
import { send } from "../support/test-server.ts";

const OK = enveloped({ id: "scan_1" });

describe("a failed attempt", () => {
  it("is made again with the same body and idempotency key, and fresh credentials", async () => {
    let calls = 0;
    const apiKey = async () => `key_number_${++calls}`;
    const { client, server, clock } = await setUp([failed(503), failed(503), OK], { apiKey });
    const { attempts, retryCount, retryDelay } = await client
      .call(createScan, { body: { target: "ü" } })
      .withResponse();
    expect([attempts, retryCount, retryDelay]).toEqual([3, 2, 0.75]);
    expect(clock.delays).toEqual([250, 500]);
    expect(new Set(server.requests.map(({ body }) => body))).toEqual(new Set(['{"target":"ü"}']));
    expect(new Set(server.requests.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer key_number_1",
      "Bearer key_number_2",
      "Bearer key_number_3",
    ]);
  });

  it("sends multipart bodies again byte for byte", async () => {
    const { client, server } = await setUp([failed(503), OK]);
    const form = new FormData();
    form.append("file", new Blob(["content"]), "a.txt");
    await client.call({ ...createScan, body: "multipart/form-data" }, { body: form });
    expect(server.requests[0]?.body).toContain("content");
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    expect(server.requests[1]?.headers["content-type"]).toBe(server.requests[0]?.headers["content-type"]);
  });

  it("gives up with the last error when retries are used up", async () => {
    const { client, server } = await setUp([failed(503, "BUSY")]);
    const error = await failureOf(client.call(getScan, SCAN_INPUT));
    expect(error).toBeInstanceOf(InternalServerError);
    expect(error).toMatchObject({ status: 503, code: "BUSY", attempts: 3, retryCount: 2, operation: "getScan" });
    expect((error as Error).message).toBe(
      "GET /scans/{scan_id}: It BUSY. [503 BUSY, request req_err] (after 3 attempts)",
    );
    expect(server.requests).toHaveLength(3);
  });

  it("is not repeated when the operation may do its work twice", async () => {
    const { client, server } = await setUp([failed(500)]);
    expect(await failureOf(client.call(cancelScan, SCAN_INPUT))).toMatchObject({ status: 500, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it("is repeated for such an operation when the server refused to begin", async () => {
    const { client, server } = await setUp([failed(429), failed(503, "BUSY", { "retry-after": "1" }), OK]);
    await client.call(cancelScan, SCAN_INPUT);
    expect(server.requests).toHaveLength(3);
  });

  it.each([400, 403, 404, 409, 501, 505])("is final for %i", async (status) => {
    const { client, server } = await setUp([failed(status)]);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({ status, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it("is repeated for further statuses that the contract lists", async () => {
    const { client } = await setUp([failed(409), OK]);
    const { attempts } = await client.call({ ...getScan, retry: { statuses: [409] } }, SCAN_INPUT).withResponse();
    expect(attempts).toBe(2);
  });

  it("is not repeated with maxRetries 0, for the client or a call", async () => {
    const { client, server } = await setUp([failed(503)], { maxRetries: 0 });
    await failureOf(client.call(getScan, SCAN_INPUT));
    expect(server.requests).toHaveLength(1);
    await failureOf(client.call(getScan, SCAN_INPUT, { maxRetries: 3 }));
    expect(server.requests).toHaveLength(5);
  });

  it("follows the policy that the client or a call gives, on top of the contract's", async () => {
    const replies = [failed(409), failed(503, "BUSY", { "retry-after": "100" }), OK];
    const { client, server, clock } = await setUp(replies, { retry: { statuses: [409], baseDelay: 4 } });
    const { retryCount } = await client.call(getScan, SCAN_INPUT, { retry: { maxRetryAfter: 120 } }).withResponse();
    expect([retryCount, clock.delays, server.requests.length]).toEqual([2, [2000, 105_000], 3]);
  });

  it.each([
    ["a word", { baseDelay: "1" }, "retry.baseDelay must be a number of seconds, 0 or more, and is 1."],
    ["no number", { maxDelay: Number.NaN }, "retry.maxDelay must be"],
    ["negative", { throttleDelay: -1 }, "retry.throttleDelay must be"],
  ])("has no policy that is %s", (_, retry, message) => {
    // @ts-expect-error not all of them are numbers
    expect(() => new ClientCore(API, { apiKey: API_KEY, retry })).toThrow(message);
  });

  it("does not send a stream a second time", async () => {
    const { client, server } = await setUp([failed(503), OK]);
    const body = new Blob(["streamed"]).stream();
    const error = await failureOf(client.call({ ...createScan, body: "application/octet-stream" }, { body }));
    expect(error).toMatchObject({ status: 503, attempts: 1 });
    expect(server.requests.map((request) => request.body)).toEqual(["streamed"]);
  });

  it("sends a stream again when given as a function", async () => {
    const { client, server } = await setUp([failed(503), OK]);
    await client.call(
      { ...createScan, body: "application/octet-stream" },
      { body: () => new Blob(["streamed"]).stream() },
    );
    expect(server.requests.map((request) => request.body)).toEqual(["streamed", "streamed"]);
  });

  it("reports each retry, and what hooks throw fails the call", async () => {
    const onRetry = vi.fn();
    const { client } = await setUp([failed(503), OK], { hooks: { onRetry } });
    await client.call(getScan, SCAN_INPUT);
    expect(onRetry).toHaveBeenCalledExactlyOnceWith({ operation: "getScan", attempt: 1, delay: 0.25, status: 503 });
    onRetry.mockRejectedValue(new Error("hook"));
    const second = await setUp([failed(503), OK], { hooks: { onRetry } });
    await expect(second.client.call(getScan, SCAN_INPUT)).rejects.toThrow("hook");
    expect(second.server.requests).toHaveLength(1);
    expect(second.clock.running).toBe(0);
  });

  it("has its unread body cancelled, which frees the connection", async () => {
    const closed = Promise.withResolvers<void>();
    const { client } = await setUp([
      (response) => {
        response.on("close", closed.resolve);
        response.writeHead(503);
        response.write("endless…");
      },
      OK,
    ]);
    await client.call(getScan, SCAN_INPUT);
    await closed.promise;
  });
});

describe("the server's wish when to come back", () => {
  it("is heeded", async () => {
    const { client, clock } = await setUp([failed(429, "SLOW", { "retry-after": "7" }), OK]);
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([expect.closeTo(7350)]);
  });

  it("fails the call at once when it is too long", async () => {
    const { client, clock, server } = await setUp([failed(429, "SLOW", { "retry-after": "3600" })]);
    const error = await failureOf(client.call(getScan, SCAN_INPUT));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 3600, attempts: 1 });
    expect((error as Error).message).toContain("retry after 3600 s");
    expect([clock.delays, server.requests.length]).toEqual([[], 1]);
  });

  it.each(["99999999", "soon", "-1", "NaN"])("is replaced by backoff when it is %s", async (value) => {
    const { client, clock, server } = await setUp([failed(503, "BUSY", { "retry-after": value })]);
    await failureOf(client.call(getScan, SCAN_INPUT));
    expect(clock.delays).toEqual([250, 500]);
    expect(server.requests).toHaveLength(3);
  });

  it("is taken from the rate limit on a 429", async () => {
    const date = new Date("2030-01-01T00:00:00Z");
    const headers = { date: date.toUTCString(), "x-ratelimit-reset": String(date.getTime() / 1000 + 20) };
    const { client, clock } = await setUp([failed(429, "SLOW", headers), OK]);
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([21_000]);
  });
});

describe("the network", () => {
  it("is tried again when nobody listens, also for operations that may not be repeated", async () => {
    const { client, server } = await setUp([OK]);
    await server.close();
    const error = await failureOf(client.call(cancelScan, SCAN_INPUT));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 3 });
    expect((error as Error).message).toContain("ECONNREFUSED");
    expect((error as Error).cause).toBeInstanceOf(TypeError);
  });

  it("is tried again after a reset, if that is safe", async () => {
    const reset = (response: import("node:http").ServerResponse) => void response.socket?.resetAndDestroy();
    const { client } = await setUp([reset, OK]);
    expect((await client.call(getScan, SCAN_INPUT).withResponse()).attempts).toBe(2);
    const second = await setUp([reset, OK]);
    expect(await failureOf(second.client.call(cancelScan, SCAN_INPUT))).toMatchObject({
      name: "ConnectionError",
      attempts: 1,
    });
  });

  it("is tried again when the body breaks off, if that is safe", async () => {
    const cut = (response: import("node:http").ServerResponse) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"success":');
      setImmediate(() => response.destroy());
    };
    const { client } = await setUp([cut, OK]);
    expect((await client.call(getScan, SCAN_INPUT).withResponse()).attempts).toBe(2);
    const second = await setUp([cut, OK]);
    expect(await failureOf(second.client.call(cancelScan, SCAN_INPUT))).toMatchObject({
      name: "ConnectionError",
      attempts: 1,
    });
  });

  it("leaves no timers and no listeners behind", async () => {
    const { signal } = new AbortController();
    const { client, clock } = await setUp([failed(503), (response) => response.destroy(), OK]);
    await client.call(getScan, SCAN_INPUT, { signal, deadline: 100 });
    expect(clock.running).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const broken = new ClientCore(API, {
      apiKey: API_KEY,
      clock,
      fetch: () => {
        throw new Error("no network");
      },
    });
    expect(await failureOf(broken.call(getScan, SCAN_INPUT, { signal }))).toBeInstanceOf(ConnectionError);
    expect(clock.running).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("looks up the global fetch for each request", async () => {
    const { client } = await setUp([OK]);
    const spy = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ success: true, data: "patched" }));
    expect(await client.call(getScan, SCAN_INPUT)).toBe("patched");
    spy.mockRestore();
  });
});

describe("a used-up rate limit", () => {
  const usedUp = () => ({
    ...OK,
    headers: { date: "Thu, 01 Jan 2026 00:00:00 GMT", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1767225630" },
  });

  it("is waited for when asked to", async () => {
    const { client, clock } = await setUp([usedUp(), OK], { waitForRateLimit: true });
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([]);
    await client.call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([30_000]);
  });

  it("is waited for no longer than until the caller aborts", async () => {
    const controller = new AbortController();
    const { client, clock, server } = await setUp([usedUp(), OK], { waitForRateLimit: true });
    await client.call(getScan, SCAN_INPUT);
    clock.manual = true;
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { signal: controller.signal }));
    await clock.untilDelayed();
    controller.abort();
    expect(await failure).toMatchObject({ name: "AbortError", attempts: 0 });
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });

  it("is only one with no calls left", async () => {
    const left = { ...usedUp(), headers: { ...usedUp().headers, "x-ratelimit-remaining": "1" } };
    const { client, clock } = await setUp([left], { waitForRateLimit: true });
    await client.call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([]);
  });

  it("is left to the server otherwise, and when the wait would be too long", async () => {
    const { client, clock } = await setUp([usedUp(), OK]);
    await client.call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT);
    const impatient = await setUp([usedUp(), OK], { waitForRateLimit: true });
    await impatient.client.call(getScan, SCAN_INPUT);
    await impatient.client.call(getScan, SCAN_INPUT, { deadline: 20 });
    expect([clock.delays, impatient.clock.delays]).toEqual([[], []]);
  });
});

describe("the retry budget", () => {
  it("is the client's, so a server in trouble is spared", async () => {
    const { client, server } = await setUp([failed(500)]);
    for (let call = 0; call < 30; call += 1) await failureOf(client.call(getScan, SCAN_INPUT));
    expect(server.requests).toHaveLength(30 + Math.floor(500 / 14));
    await failureOf(client.withOptions({ timeout: 1 }).call(getScan, SCAN_INPUT));
    expect(server.requests).toHaveLength(31 + Math.floor(500 / 14));
  });
});

describe("the retry budget of a client whose calls succeed", () => {
  it("fills again", async () => {
    let healthy = false;
    const { client, server } = await setUp([(response) => send(response, healthy ? OK : failed(500))]);
    for (let call = 0; call < 20; call += 1) await failureOf(client.call(getScan, SCAN_INPUT));
    healthy = true;
    for (let call = 0; call < 14; call += 1) await client.call(getScan, SCAN_INPUT);
    healthy = false;
    const before = server.requests.length;
    await failureOf(client.call(getScan, SCAN_INPUT));
    expect(server.requests.length - before).toBe(2);
  });
});

describe("errors of all kinds", () => {
  it("have names, an operation and a JSON form", async () => {
    const { client } = await setUp([failed(409, "STATE")]);
    const error = (await failureOf(client.call(getScan, SCAN_INPUT))) as ClientError;
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toBeInstanceOf(ApiError);
    expect(String(error)).toMatch(/^ConflictError: GET/);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ConflictError",
      message: error.message,
      operation: "getScan",
      attempts: 1,
      retryCount: 0,
      retryDelay: 0,
      status: 409,
      code: "STATE",
      requestId: "req_err",
    });
  });
});
