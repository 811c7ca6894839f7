import { describe, expect, it } from "vitest";
import {
  AbortError,
  Client,
  ClientError,
  type ClientOptions,
  startDownload,
  type Waiter,
  waitFor,
} from "../src/index.ts";
import {
  API,
  API_KEY,
  downloadReport,
  enveloped,
  failed,
  failureOf,
  getScan,
  SCAN_INPUT,
  setUp,
} from "./support/test-api.ts";
import { TestClock } from "./support/test-clock.ts";
import { startServer } from "./support/test-server.ts";

const hang = () => {};
const waiter: Waiter = { name: "untilDone", success: [], failure: [], minDelay: 2, maxDelay: 9 };

class AcmeClient extends Client {
  constructor(options: ClientOptions) {
    super(API, options);
  }
}

describe("a closed client", () => {
  it("has stopped what was under way", async () => {
    const closed = Promise.withResolvers<void>();
    const { client, server, clock } = await setUp([(response) => void response.on("close", closed.resolve)]);
    const failure = failureOf(client.call(getScan, SCAN_INPUT, { deadline: 9 }));
    await server.received(1);
    client.close();
    expect(await failure).toBeInstanceOf(AbortError);
    expect(await failure).toMatchObject({ attempts: 1, message: expect.stringContaining("the client was closed") });
    await closed.promise;
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });

  it("makes no further calls", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    client.close();
    client.close();
    const errors = [
      await failureOf(client.call(getScan, SCAN_INPUT)),
      await failureOf(startDownload(client, downloadReport, { path: { report_id: "r" } })),
      await failureOf(client.withOptions({ timeout: 1 }).call(getScan, SCAN_INPUT)),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(ClientError);
      expect(error).toMatchObject({ message: "This client is closed. Make a new one." });
    }
    expect(server.requests).toHaveLength(0);
  });

  it("does not wait for a retry", async () => {
    const { client, clock } = await setUp([failed(503)]);
    clock.manual = true;
    const failure = failureOf(client.call(getScan, SCAN_INPUT));
    await clock.untilDelayed();
    client.close();
    expect(await failure).toMatchObject({ name: "AbortError", attempts: 1 });
    expect(clock.running).toBe(0);
  });

  it("does not begin to wait when it was closed by a hook", async () => {
    const { client, clock, server } = await setUp([failed(503)], { hooks: { onRetry: () => client.close() } });
    clock.manual = true;
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({ name: "AbortError", attempts: 1 });
    expect([clock.running, server.requests.length]).toEqual([0, 1]);
  });

  it("does not wait for a value to change", async () => {
    const { client, clock } = await setUp([enveloped({ id: "scan_1", status: "running" })]);
    clock.manual = true;
    const failure = failureOf(waitFor(client, waiter, (options) => client.call(getScan, SCAN_INPUT, options)));
    await clock.untilDelayed();
    client.close();
    expect(await failure).toMatchObject({
      name: "AbortError",
      message: expect.stringContaining("the client was closed"),
    });
    expect(clock.running).toBe(0);
  });

  it("breaks downloads off", async () => {
    const { client } = await setUp([
      (response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("begin");
      },
    ]);
    const stream = await startDownload(client, downloadReport, { path: { report_id: "r" } }).stream();
    const reader = stream.getReader();
    expect((await reader.read()).value).toHaveLength(5);
    const failure = failureOf(reader.read());
    client.close();
    expect(await failure).toMatchObject({ name: "AbortError" });
  });

  it("does not fetch the token that its calls were waiting for", async () => {
    const closed = Promise.withResolvers<void>();
    const { client, server, clock } = await setUp([(response) => void response.on("close", closed.resolve)], {
      clientId: "me",
      clientSecret: "s3cr3t_s3cr3t",
    });
    const failure = failureOf(client.call(getScan, SCAN_INPUT));
    await server.received(1);
    expect(server.requests[0]?.url).toBe("/oauth/token");
    client.close();
    expect(await failure).toBeInstanceOf(AbortError);
    await closed.promise;
    expect(clock.running).toBe(0);
  });
});

describe("clients that were derived", () => {
  it("end with the one that they come from, which does not end with them", async () => {
    const { client, server } = await setUp([hang]);
    const derived = client.withOptions({ timeout: 5 });
    const mine = failureOf(client.call(getScan, SCAN_INPUT));
    const own = failureOf(derived.call(getScan, SCAN_INPUT));
    await server.received(2);
    derived.close();
    expect(await own).toBeInstanceOf(AbortError);
    const again = failureOf(client.withOptions({ timeout: 5 }).call(getScan, SCAN_INPUT));
    await server.received(3);
    client.close();
    expect(await mine).toBeInstanceOf(AbortError);
    expect(await again).toBeInstanceOf(AbortError);
  });
});

describe("await using", () => {
  it("closes a client at the end of its block", async () => {
    const server = await startServer(hang);
    let failure: Promise<unknown>;
    {
      await using client = new AcmeClient({ baseUrl: server.url, apiKey: API_KEY, clock: new TestClock() });
      failure = failureOf(client.core.call(getScan, SCAN_INPUT));
      await server.received(1);
    }
    expect(await failure).toBeInstanceOf(AbortError);
  });
});
