import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { AbortError, ClientCore, TimeoutError } from "../src/index.ts";
import { API, API_KEY, enveloped, failed, failureOf, getScan, SCAN_INPUT, setUp } from "./support/test-api.ts";
import { TestClock } from "./support/test-clock.ts";

const OK = enveloped({ id: "scan_1" });

describe("time limits", () => {
  const hang = () => {};

  it("apply to each attempt anew", async () => {
    const { client, clock, server } = await setUp([hang, hang, OK]);
    const call = client.call(getScan, SCAN_INPUT, { timeout: 5 }).withResponse();
    await server.received(1);
    clock.advance(5000);
    await server.received(2);
    clock.advance(5000);
    expect((await call).attempts).toBe(3);
    expect(clock.timeouts.filter((milliseconds) => milliseconds === 5000)).toHaveLength(3);
  });

  it("end in a TimeoutError that says which limit", async () => {
    const { client, clock, server } = await setUp([hang]);
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { timeout: 5, maxRetries: 0 }));
    await server.received(1);
    clock.advance(5000);
    expect(await failure).toBeInstanceOf(TimeoutError);
    expect(await failure).toMatchObject({ limit: "attempt", attempts: 1 });
    expect(((await failure) as Error).message).toContain("within 5 s (option timeout)");
  });

  it("cover the body", async () => {
    const { client, clock } = await setUp(
      [
        (response) => {
          response.writeHead(200);
          response.write('{"success":true,');
        },
      ],
      { hooks: { onResponse: () => void setImmediate(() => clock.advance(60_000)) }, maxRetries: 0 },
    );
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({ name: "TimeoutError", limit: "attempt" });
  });

  it("hold for a fetch that does not heed signals, whose late response is discarded", async () => {
    const clock = new TestClock();
    const late = Promise.withResolvers<Response>();
    const sent = Promise.withResolvers<void>();
    const fetch = () => {
      sent.resolve();
      return late.promise;
    };
    const client = new ClientCore(API, { apiKey: API_KEY, clock, maxRetries: 0, fetch });
    const failure = failureOf(client.call(getScan, SCAN_INPUT));
    await sent.promise;
    clock.advance(60_000);
    expect(await failure).toBeInstanceOf(TimeoutError);
    const cancelled = Promise.withResolvers<void>();
    late.resolve(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })));
    await cancelled.promise;
  });

  it("hold for a body that does not heed signals, which is cancelled", async () => {
    const clock = new TestClock();
    const reading = Promise.withResolvers<void>();
    const cancelled = Promise.withResolvers<void>();
    const body = new ReadableStream({ pull: () => reading.resolve(), cancel: () => cancelled.resolve() });
    const client = new ClientCore(API, {
      apiKey: API_KEY,
      clock,
      maxRetries: 0,
      fetch: async () => new Response(body),
    });
    const failure = failureOf(client.call(getScan, SCAN_INPUT));
    await reading.promise;
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(60_000);
    expect(await failure).toBeInstanceOf(TimeoutError);
    await cancelled.promise;
  });

  it("hold over all attempts, with the deadline", async () => {
    const { client, clock, server } = await setUp([hang]);
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { timeout: 5, deadline: 7 }));
    await server.received(1);
    clock.advance(5000);
    await server.received(2);
    clock.advance(1750);
    expect(await failure).toMatchObject({ name: "TimeoutError", limit: "deadline", attempts: 2 });
    expect(clock.running).toBe(0);
  });

  it("don't begin a wait that the deadline would cut off", async () => {
    const { client, clock } = await setUp([failed(503, "BUSY", { "retry-after": "10" })]);
    const error = await failureOf(client.call(getScan, SCAN_INPUT, { deadline: 10 }));
    expect(error).toMatchObject({ status: 503, attempts: 1, retryAfter: 10 });
    expect(clock.delays).toEqual([]);
  });

  it("may be longer than the longest timer of the platform", async () => {
    const { client, clock } = await setUp([OK]);
    await client.call(getScan, SCAN_INPUT, { timeout: 1e9, deadline: 1e10 });
    expect(Math.max(...clock.timeouts)).toBe(2 ** 31 - 1);
  });

  it.each([0, -1, Number.NaN])("can't be %s", async (timeout) => {
    const { client } = await setUp([OK]);
    await expect(client.call(getScan, SCAN_INPUT, { timeout })).rejects.toThrow(
      "timeout must be a number of seconds above 0",
    );
  });
});

describe("the caller's signal", () => {
  it("stops before anything is sent", async () => {
    const { client, server } = await setUp([OK]);
    const error = await failureOf(client.call(getScan, SCAN_INPUT, { signal: AbortSignal.abort("enough") }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: "AbortError", cause: "enough", attempts: 0 });
    expect(server.requests).toHaveLength(0);
  });

  it("stops a request on its way", async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const { client, server, clock } = await setUp([(response) => void response.on("close", closed.resolve)]);
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { signal: controller.signal }));
    await server.received(1);
    controller.abort();
    expect(await failure).toBeInstanceOf(AbortError);
    await closed.promise;
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });

  it("stops a wait for a retry at once, and leaves nothing behind", async () => {
    const controller = new AbortController();
    const { client, server, clock } = await setUp([failed(503)]);
    clock.manual = true;
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { signal: controller.signal }));
    await clock.untilDelayed();
    controller.abort(new Error("changed my mind"));
    expect(await failure).toMatchObject({ name: "AbortError", attempts: 1, cause: { message: "changed my mind" } });
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });
});
