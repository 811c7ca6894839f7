import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { ApiError } from "../src/index.ts";
import { createScan, enveloped, failed, failureOf, getScan, SCAN_INPUT, type Scan, setUp } from "./support/test-api.ts";

/** What went wrong in clients that others generate, where no other test here shows that it can't happen in this one. */

const OK = enveloped({ id: "scan_1" });

describe("a body that is a stream", () => {
  it.each(["application/json", "text/csv", "multipart/form-data; boundary=x", "application/octet-stream"])(
    "is sent once, whatever its media type is: %s",
    async (body) => {
      const { client, server } = await setUp([failed(503), OK]);
      const call = client.call({ ...createScan, body }, { body: new Blob(["streamed"]).stream() });
      expect(await failureOf(call)).toMatchObject({ status: 503, attempts: 1 });
      expect(server.requests.map((request) => request.body)).toEqual(["streamed"]);
    },
  );
});

describe("a delay", () => {
  it("that is longer than the platform's longest timer is kept, instead of ending at once", async () => {
    const days = 30 * 24 * 3600;
    const { client, clock } = await setUp([failed(503, "BUSY", { "retry-after": String(days) }), OK], {
      retry: { maxRetryAfter: days },
    });
    clock.chance = 0;
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([2 ** 31 - 1, days * 1000 - (2 ** 31 - 1)]);
  });

  it("never ends before the server's hint, however the dice fall", async () => {
    const { client, clock } = await setUp([failed(429, "SLOW", { "retry-after": "0" }), OK]);
    clock.chance = 0;
    await client.call(getScan, SCAN_INPUT);
    expect(clock.delays).toEqual([0]);
  });
});

describe("a limit", () => {
  const begin = (status: number) => (response: import("node:http").ServerResponse) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.write('{"success":');
  };

  it("of the whole call covers reading the body", async () => {
    const advance = () => void setImmediate(() => clock.advance(7000));
    const { client, clock } = await setUp([begin(200)], { hooks: { onResponse: advance } });
    const error = await failureOf(client.call(getScan, SCAN_INPUT, { deadline: 7 }));
    expect(error).toMatchObject({ name: "TimeoutError", limit: "deadline", attempts: 1 });
    expect(clock.running).toBe(0);
  });

  it("covers the body of an error too, whose status is then told all the same", async () => {
    const advance = () => void setImmediate(() => clock.advance(60_000));
    const { client, clock } = await setUp([begin(400)], { hooks: { onResponse: advance } });
    const error = await failureOf(client.call(getScan, SCAN_INPUT));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 400, body: undefined });
    expect(clock.running).toBe(0);
  });
});

describe("a signal", () => {
  it("that serves many calls, with retries, gathers no listeners", async () => {
    const { signal } = new AbortController();
    const { client, clock } = await setUp([failed(503), OK]);
    await Promise.all(Array.from({ length: 50 }, () => client.call(getScan, SCAN_INPUT, { signal })));
    for (let call = 0; call < 50; call += 1) await client.call(getScan, SCAN_INPUT, { signal }).asResponse();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(clock.running).toBe(0);
  });
});

describe("a newer server", () => {
  it("may send unknown states, null where it never was, and further fields", async () => {
    const data = { id: null, status: "hibernating", since: { year: 2031 } };
    const { client } = await setUp([
      { json: { success: true, data, meta: { request_id: "r", hints: [1] }, more: true } },
    ]);
    const result = await client.call<Scan>(getScan, SCAN_INPUT).withResponse();
    expect(result.data).toEqual(data);
    expect(result.meta).toEqual({ request_id: "r", hints: [1] });
  });

  it("may fail with a status and a code that nobody knows", async () => {
    const { client } = await setUp([failed(499, "FLUX")]);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({
      name: "ApiError",
      status: 499,
      code: "FLUX",
    });
  });
});
