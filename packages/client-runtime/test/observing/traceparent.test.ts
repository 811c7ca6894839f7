import { describe, expect, it, vi } from "vitest";
import { createFetchClient } from "../../src/fetch.ts";
import { newTraceparent } from "../../src/index.ts";
import { API, API_KEY, enveloped, failed, getScan, SCAN_INPUT, setUp } from "../support/test-api.ts";
import { startServer } from "../support/test-server.ts";

const FIXED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

describe("traceparent", () => {
  it("is not sent unless asked for", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers).not.toHaveProperty("traceparent");
  });

  it("is passed on, as a value of the client or the header of a call", async () => {
    const { client, server } = await setUp([enveloped(1)], { traceparent: newTraceparent });
    await client.withOptions({ traceparent: FIXED }).call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT, { headers: { traceparent: FIXED } });
    expect(server.requests.map(({ headers }) => headers.traceparent)).toEqual([FIXED, FIXED]);
  });

  it("is asked for once a call, and the same in all attempts", async () => {
    const traceparent = vi.fn(newTraceparent);
    const { client, server } = await setUp([failed(503), enveloped(1)], { traceparent });
    await client.call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT);
    const [first, again, second] = server.requests.map(({ headers }) => headers.traceparent);
    expect(first).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    expect(traceparent).toHaveBeenCalledTimes(2);
  });

  it("is left out where the function has none", async () => {
    const { client, server } = await setUp([enveloped(1)], { traceparent: () => undefined });
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers).not.toHaveProperty("traceparent");
  });

  it("goes with calls by path too", async () => {
    const server = await startServer(enveloped(1));
    const options = { baseUrl: server.url, apiKey: API_KEY, traceparent: () => FIXED };
    const client = createFetchClient<{ "/scans": { get: { responses: { 200: { content: never } } } } }>(
      API,
      [],
      options,
    );
    await client.GET("/scans");
    expect(server.requests[0]?.headers.traceparent).toBe(FIXED);
  });
});
