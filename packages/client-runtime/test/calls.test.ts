import { describe, expect, it, vi } from "vitest";
import { ApiPromise, type ClientCore, ClientError } from "../src/index.ts";
import {
  API_KEY,
  createScan,
  deleteScan,
  enveloped,
  getScan,
  SCAN_INPUT,
  type Scan,
  setUp,
} from "./support/test-api.ts";

const SCAN: Scan = { id: "scan_1", status: "running" };

describe("a call", () => {
  it("gives the data of the envelope", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    expect(await client.call<Scan>(getScan, SCAN_INPUT)).toEqual(SCAN);
    expect(server.requests).toMatchObject([
      {
        method: "GET",
        url: "/scans/scan_1",
        headers: {
          authorization: `Bearer ${API_KEY}`,
          accept: "application/json",
          "user-agent": `acme-sdk/1.0.0 node/${process.versions.node}`,
        },
      },
    ]);
  });

  it("gives metadata, response, request id and attempts on request", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    const result = await client.call<Scan>(getScan, SCAN_INPUT).withResponse();
    expect(result).toMatchObject({ data: SCAN, meta: { request_id: "req_1" }, requestId: "req_1", attempts: 1 });
    expect(result.retryDelay).toBe(0);
    expect(result.response.status).toBe(200);
    expect(result.response.url).toBe(`${server.url}/scans/scan_1`);
  });

  it("takes the request id from the header where the body has none", async () => {
    const { client } = await setUp([{ json: { success: true, data: SCAN }, headers: { "x-request-id": "req_head" } }]);
    const { requestId, meta } = await client.call<Scan>(getScan, SCAN_INPUT).withResponse();
    expect(requestId).toBe("req_head");
    expect(meta).toBeUndefined();
  });

  it("parses the body exactly once and rebuilds nothing", async () => {
    const { client } = await setUp([enveloped(SCAN)]);
    const parse = vi.spyOn(JSON, "parse");
    const clone = vi.spyOn(Request.prototype, "clone");
    const { data } = await client.call<Scan>(getScan, SCAN_INPUT).withResponse();
    const parsed = parse.mock.results
      .filter((_, index) => parse.mock.calls[index]?.[0].includes("scan_1"))
      .map(({ value }) => value);
    parse.mockRestore();
    expect(parsed).toHaveLength(1);
    expect(parsed[0]).toHaveProperty("data", data);
    expect(parsed[0].data).toBe(data);
    expect(clone).not.toHaveBeenCalled();
    clone.mockRestore();
  });

  it("starts by itself, and binds its result once however often it is awaited", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    const bind = vi.fn((_client: ClientCore, scan: Scan) => scan);
    const promise = client.call<Scan>(getScan, SCAN_INPUT, {}, bind);
    await server.received(1);
    expect(await promise).toBe(await promise);
    expect((await promise.withResponse()).data).toBe(await promise);
    expect(bind).toHaveBeenCalledExactlyOnceWith(client, SCAN);
    expect(server.requests).toHaveLength(1);
  });

  it("is a promise whose derivatives are plain promises", async () => {
    const { client } = await setUp([enveloped(SCAN)]);
    const promise = client.call<Scan>(getScan, SCAN_INPUT);
    expect(promise).toBeInstanceOf(ApiPromise);
    expect(promise).toBeInstanceOf(Promise);
    const derived = promise.then(({ id }) => id);
    expect(derived).not.toBeInstanceOf(ApiPromise);
    expect(await derived).toBe("scan_1");
    expect(await Promise.all([promise, promise.finally(() => {})])).toEqual([SCAN, SCAN]);
  });

  it("gives the unread response on request, which then has no data", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    const promise = client.call<Scan>(getScan, SCAN_INPUT);
    const response = await promise.asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(response.url).toBe(`${server.url}/scans/scan_1`);
    expect(await response.json()).toMatchObject({ success: true, data: SCAN });
    await expect(promise).rejects.toThrow(ClientError);
    await expect(promise.withResponse()).rejects.toThrow("asResponse() took the unread body");
  });

  it("gives a readable copy when the response is asked for late", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    const promise = client.call<Scan>(getScan, SCAN_INPUT);
    expect(await promise).toEqual(SCAN);
    const response = await promise.asResponse();
    expect(await response.json()).toMatchObject({ data: SCAN });
    expect(response.url).toBe(`${server.url}/scans/scan_1`);
    expect(server.requests).toHaveLength(1);
  });

  it("sends additional headers and query parameters, and lets them win", async () => {
    const { client, server } = await setUp([enveloped(SCAN)], {
      headers: { "X-Team": "a", "X-Gone": "1" },
      userAgent: "app/2",
    });
    await client.call(getScan, SCAN_INPUT, {
      headers: { "x-team": "b", "x-gone": null, "X-More": "m" },
      query: { trace: true },
    });
    expect(server.requests[0]?.url).toBe("/scans/scan_1?trace=true");
    expect(server.requests[0]?.headers).toMatchObject({
      "x-team": "b",
      "x-more": "m",
      "user-agent": `acme-sdk/1.0.0 node/${process.versions.node} app/2`,
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("x-gone");
  });

  it("does not show a header value that HTTP can't carry", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    const call = client.call(getScan, SCAN_INPUT, { headers: { "X-Token": "topsecret\n" } });
    await expect(call).rejects.toThrow(/X-Token/);
    await expect(call).rejects.not.toThrow(/topsecret/);
    expect(server.requests).toHaveLength(0);
  });
});

describe("what a response carries", () => {
  it.each([
    ["application/problem+json", "application/vnd.acme+json; charset=utf-8"],
    ["text/plain", "text/plain"],
  ])("is read as JSON when labelled %s", async (_, type) => {
    const { client } = await setUp([{ text: '{"success":true,"data":1}', headers: { "content-type": type } }]);
    expect(await client.call(getScan, SCAN_INPUT)).toBe(1);
  });

  it("may begin with a byte order mark", async () => {
    const { client } = await setUp([{ text: '\uFEFF{"success":true,"data":"ü"}' }]);
    expect(await client.call(getScan, SCAN_INPUT)).toBe("ü");
  });

  it("may arrive cut anywhere, also within a character", async () => {
    const text = Buffer.from(JSON.stringify({ success: true, data: "€".repeat(1000) }));
    const { client } = await setUp([
      (response) => {
        for (let at = 0; at < text.length; at += 7) response.write(text.subarray(at, at + 7));
        response.end();
      },
    ]);
    expect(await client.call(getScan, SCAN_INPUT)).toBe("€".repeat(1000));
  });

  it.each([204, 205])("is nothing for %i", async (status) => {
    const { client } = await setUp([{ status }]);
    const { data, meta } = await client.call(getScan, SCAN_INPUT).withResponse();
    expect([data, meta]).toEqual([undefined, undefined]);
  });

  it("is nothing where the contract declares none, whatever comes", async () => {
    const { client } = await setUp([{ text: "<html>" }]);
    expect(await client.call(deleteScan, SCAN_INPUT)).toBeUndefined();
  });

  it("is null where the data is null", async () => {
    const { client } = await setUp([{ json: { success: true, data: null } }]);
    expect(await client.call(getScan, SCAN_INPUT)).toBeNull();
  });

  it("is the whole body of an operation without an envelope", async () => {
    const body = { success: "maybe", data: 1 };
    const { client } = await setUp([{ json: body }]);
    expect(await client.call({ ...getScan, envelope: false }, SCAN_INPUT)).toEqual(body);
  });

  it("is found where the operation's own envelope has it", async () => {
    const { client } = await setUp([{ json: { result: { item: 7 } } }]);
    expect(await client.call({ ...getScan, envelope: { data: ["result", "item"] } }, SCAN_INPUT)).toBe(7);
  });
});

describe("a body", () => {
  it("is sent as JSON with the declared content type, and with an idempotency key where the contract takes one", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    await client.call(createScan, { body: { target: "https://a.test", at: new Date(0) } });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"target":"https://a.test","at":"1970-01-01T00:00:00.000Z"}',
    });
    expect(server.requests[0]?.headers["idempotency-key"]).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });

  it("goes with the caller's own idempotency key", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    await client.call(createScan, { body: {} }, { idempotencyKey: "mine" });
    expect(server.requests[0]?.headers["idempotency-key"]).toBe("mine");
  });

  it("is refused a key where the contract takes none", async () => {
    const { client, server } = await setUp([enveloped(SCAN)]);
    await expect(client.call(getScan, SCAN_INPUT, { idempotencyKey: "mine" })).rejects.toThrow(
      "does not take an idempotency key",
    );
    expect(server.requests).toHaveLength(0);
  });
});
