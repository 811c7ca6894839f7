import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import {
  AbortError,
  ClientError,
  ConnectionError,
  EnvelopeError,
  type Operation,
  openStream,
  type ServerSentEvent,
  type StreamOptions,
  TimeoutError,
} from "../../src/index.ts";
import { failed, failureOf, setUp } from "../support/test-api.ts";
import type { Reply, ScriptedReply } from "../support/test-server.ts";

const watchScan: Operation = {
  id: "watchScan",
  method: "GET",
  path: "/scans/scan_1/events",
  response: "binary",
  accept: "text/event-stream",
  stream: "json-events",
};
const TYPE = { "content-type": "text/event-stream; charset=utf-8" };

const event = (n: number, id = "") => `${id === "" ? "" : `id: ${id}\n`}data: {"n":${n}}\n\n`;
const events = (text: string): Reply => ({ headers: TYPE, text });

/** Sends a text and leaves the response open; `closed` tells when the client has given it up. */
function open(text: string) {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const reply = (response: ServerResponse) => {
    response.on("close", resolve);
    response.writeHead(200, TYPE).write(text);
  };
  return { reply, closed };
}

/** Sends a text, and breaks the connection. */
function broken(text: string, type: Record<string, string> = TYPE): ScriptedReply {
  return (response) => {
    response.writeHead(200, type).write(text, () => setImmediate(() => response.destroy()));
  };
}

async function setUpStream(replies: ScriptedReply[], options: StreamOptions = {}, operation = watchScan) {
  const setup = await setUp(replies);
  const stream = (more: StreamOptions = {}) =>
    openStream<ServerSentEvent<{ n: number }>>(setup.client, operation, {}, { ...options, ...more });
  return { ...setup, stream };
}

async function numbers(stream: AsyncIterable<ServerSentEvent<{ n: number }>>, into: number[] = []): Promise<number[]> {
  for await (const { data } of stream) into.push(data.n);
  return into;
}

describe("a stream of events", () => {
  it("gives events as they come", async () => {
    const { stream, server } = await setUpStream([events(`event: found\n${event(1)}${event(2)}`)]);
    const seen: unknown[] = [];
    for await (const one of stream()) seen.push(one);
    expect(seen).toEqual([
      { event: "found", data: { n: 1 }, id: "" },
      { event: "message", data: { n: 2 }, id: "" },
    ]);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.headers).toMatchObject({ accept: "text/event-stream" });
  });

  it("gives an event before the next one comes", async () => {
    const { promise: wanted, resolve: want } = Promise.withResolvers<void>();
    const { stream } = await setUpStream([
      (response) => {
        response.writeHead(200, TYPE).write(event(1));
        void wanted.then(() => response.end(event(2)));
      },
    ]);
    const seen: number[] = [];
    for await (const { data } of stream()) {
      seen.push(data.n);
      want();
    }
    expect(seen).toEqual([1, 2]);
  });

  it("is a promise of the stream, which can be taken once", async () => {
    const { stream } = await setUpStream([events(event(1, "a"))], { reconnect: false });
    const messages = await stream();
    expect(messages.response.status).toBe(200);
    expect(await numbers(messages)).toEqual([1]);
    expect(messages.lastEventId).toBe("a");
    expect(await failureOf(numbers(messages))).toBeInstanceOf(ClientError);
  });

  it("reads characters that are torn apart", async () => {
    const bytes = Buffer.from('data: "é✓😀"\n\n');
    const { stream } = await setUpStream([
      async (response) => {
        response.writeHead(200, TYPE);
        for (const byte of bytes) {
          response.write(Buffer.from([byte]));
          await new Promise((resolve) => setImmediate(resolve));
        }
        response.end();
      },
    ]);
    const seen: unknown[] = [];
    for await (const { data } of stream()) seen.push(data);
    expect(seen).toEqual(["é✓😀"]);
  });

  it("closes the connection when the loop ends", async () => {
    const { reply, closed } = open(event(1));
    const { stream, clock } = await setUpStream([reply]);
    for await (const _ of stream()) break;
    await closed;
    expect(clock.running).toBe(0);
  });

  it("ends with [DONE], and closes the connection", async () => {
    const { reply, closed } = open(`${event(1)}data: [DONE]\n\n`);
    const { stream } = await setUpStream([reply]);
    expect(await numbers(stream())).toEqual([1]);
    await closed;
  });

  it("can be text", async () => {
    const text = { ...watchScan, stream: "text-events" } as const;
    const { stream } = await setUpStream([events("data: {}\n\n")], {}, text);
    for await (const { data } of stream()) expect(data).toBe("{}");
  });

  it("is empty where the server says 204", async () => {
    const { stream, server } = await setUpStream([{ status: 204 }]);
    expect(await numbers(stream())).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a stream of events that goes on", () => {
  it("begins again after the last event, when the server said to, until it says 204", async () => {
    const { stream, server, clock } = await setUpStream([
      events(`retry: 2000\n${event(1, "a")}`),
      events(event(2, "b")),
      { status: 204 },
    ]);
    clock.chance = 0.5;
    expect(await numbers(stream())).toEqual([1, 2]);
    expect(server.requests.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "a", "b"]);
    expect(clock.delays).toEqual([2100, 2100]);
  });

  it("begins where the caller says", async () => {
    const { stream, server } = await setUpStream([{ status: 204 }], { lastEventId: "z" });
    await numbers(stream());
    expect(server.requests[0]?.headers["last-event-id"]).toBe("z");
  });

  it("is over when it ends without having said how to go on", async () => {
    const { stream, server } = await setUpStream([events(event(1))]);
    expect(await numbers(stream())).toEqual([1]);
    expect(server.requests).toHaveLength(1);
  });

  it("is connected anew when it breaks, and what was torn comes again whole", async () => {
    const { stream, server, clock } = await setUpStream([
      broken(`${event(1, "a")}id: b\ndata: {"n"`),
      events(event(2, "b")),
      { status: 204 },
    ]);
    clock.chance = 0;
    expect(await numbers(stream())).toEqual([1, 2]);
    expect(server.requests[1]?.headers["last-event-id"]).toBe("a");
    expect(clock.delays[0]).toBe(3000);
  });

  it("is connected anew when nothing comes for too long", async () => {
    const { reply, closed } = open(event(1, "a"));
    const { stream, server, clock } = await setUpStream([reply, { status: 204 }], { idleTimeout: 45 });
    const iterator = stream()[Symbol.asyncIterator]();
    expect((await iterator.next()).value).toMatchObject({ id: "a" });
    const next = iterator.next();
    await clock.nextTimer();
    clock.advance(45_000);
    expect((await next).done).toBe(true);
    await closed;
    expect(server.requests).toHaveLength(2);
  });

  it("fails when connections break before they bring anything, as often as there are retries", async () => {
    const { stream, server } = await setUpStream([broken(event(1, "a")), broken(": nothing\n")]);
    const seen: number[] = [];
    expect(await failureOf(numbers(stream({ maxRetries: 1 }), seen))).toBeInstanceOf(ConnectionError);
    expect([seen, server.requests.length]).toEqual([[1], 3]);
  });

  it("fails when the server refuses to go on", async () => {
    const { stream, server } = await setUpStream([events(event(1, "a")), failed(404)]);
    const seen: number[] = [];
    expect(await failureOf(numbers(stream(), seen))).toMatchObject({ status: 404 });
    expect([seen, server.requests.length]).toEqual([[1], 2]);
  });

  it.each<[string, Partial<Operation>, StreamOptions]>([
    ["the call isn't safe to repeat", { method: "POST" }, {}],
    ["the caller doesn't want it", {}, { reconnect: false }],
  ])("fails when it breaks, and ends when it ends, where %s", async (_, changes, options) => {
    const operation = { ...watchScan, ...changes };
    const { stream, server } = await setUpStream([broken(event(1, "a")), events(event(2, "b"))], options, operation);
    expect(await failureOf(numbers(stream()))).toBeInstanceOf(ConnectionError);
    expect(await numbers(stream())).toEqual([2]);
    expect(server.requests).toHaveLength(2);
  });

  it("is connected anew also for a POST, where the caller wants it", async () => {
    const { stream } = await setUpStream(
      [events(event(1, "a")), { status: 204 }],
      { reconnect: true },
      { ...watchScan, method: "POST" },
    );
    expect(await numbers(stream())).toEqual([1]);
  });
});

describe("a stream of events that ends badly", () => {
  it("because of its status fails at once, and after retries where they help", async () => {
    const { stream, server } = await setUpStream([failed(403), failed(503)]);
    expect(await failureOf(stream())).toMatchObject({ status: 403 });
    expect(await failureOf(numbers(stream()))).toMatchObject({ status: 503, attempts: 3 });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ["an HTML page", { headers: { "content-type": "text/html" }, text: "<p>Log in</p>" }],
    ["JSON", { json: { success: true } }],
    ["nothing that it names", { text: "data: 1\n\n" }],
  ])("because the response is %s tells it", async (_, reply) => {
    const { stream, clock } = await setUpStream([reply]);
    const failure = await failureOf(stream());
    expect(failure).toBeInstanceOf(EnvelopeError);
    expect((failure as Error).message).toContain("no stream of events");
    expect(clock.running).toBe(0);
  });

  it("because an event isn't JSON tells it, after the events before it", async () => {
    const { reply, closed } = open(`${event(1)}data: oops\n\n${event(2)}`);
    const { stream } = await setUpStream([reply]);
    const seen: number[] = [];
    const failure = await failureOf(numbers(stream(), seen));
    expect(failure).toBeInstanceOf(EnvelopeError);
    expect(failure).toMatchObject({ status: 200, excerpt: expect.stringContaining("oops") });
    expect(seen).toEqual([1]);
    await closed;
  });

  it("because the caller aborts, while it is quiet or waits to go on", async () => {
    const quiet = new AbortController();
    const { reply, closed } = open(event(1));
    const { stream, clock } = await setUpStream([reply, events(event(1, "a"))]);
    const loop = async (controller: AbortController) => {
      for await (const _ of stream({ signal: controller.signal })) queueMicrotask(() => controller.abort("enough"));
    };
    expect(await failureOf(loop(quiet))).toMatchObject({ name: "AbortError", cause: "enough" });
    await closed;
    clock.manual = true;
    const waiting = new AbortController();
    const failure = failureOf(numbers(stream({ signal: waiting.signal })));
    await clock.untilDelayed();
    waiting.abort("enough");
    expect(await failure).toBeInstanceOf(AbortError);
    expect(clock.running).toBe(0);
  });

  it("because the client is closed", async () => {
    const { reply, closed } = open(event(1));
    const { stream, client } = await setUpStream([reply]);
    const loop = async () => {
      for await (const _ of stream()) client.close();
    };
    expect(await failureOf(loop())).toBeInstanceOf(AbortError);
    await closed;
  });

  it("because of its deadline, which also counts while it waits to go on", async () => {
    const { reply } = open(event(1));
    const { stream, clock } = await setUpStream([reply, events(`retry: 60000\n${event(2, "a")}`)], { deadline: 30 });
    const loop = async () => {
      for await (const _ of stream()) queueMicrotask(() => clock.advance(30_000));
    };
    expect(await failureOf(loop())).toMatchObject({ name: "TimeoutError", limit: "deadline" });
    expect(await failureOf(numbers(stream()))).toMatchObject({ name: "TimeoutError", limit: "deadline" });
  });

  it("is told to observers once", async () => {
    const told: unknown[] = [];
    const { client } = await setUp([events("data: oops\n\n")], {
      hooks: { onError: ({ operation }) => void told.push(operation) },
    });
    await failureOf(numbers(openStream(client, watchScan)));
    expect(told).toEqual(["watchScan"]);
  });
});

describe("a stream of lines", () => {
  const lines: Operation = { ...watchScan, accept: "application/x-ndjson", stream: "json-lines" };
  const TYPE = { "content-type": "application/x-ndjson" };

  it("gives one value a line", async () => {
    const { client } = await setUp([{ headers: TYPE, text: '{"n":1}\n{"n":2}\n{"n":3}' }]);
    const seen: unknown[] = [];
    for await (const value of openStream(client, lines)) seen.push(value);
    expect(seen).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it("fails where its connection breaks, after the values before", async () => {
    const { client, server } = await setUp([broken('{"n":1}\n{"n"', TYPE)]);
    const seen: unknown[] = [];
    const loop = async () => {
      for await (const value of openStream(client, lines)) seen.push(value);
    };
    expect(await failureOf(loop())).toBeInstanceOf(ConnectionError);
    expect([seen, server.requests.length]).toEqual([[{ n: 1 }], 1]);
  });

  it("fails where a line isn't JSON, as a page of a proxy", async () => {
    const { client } = await setUp([{ headers: { "content-type": "text/html" }, text: "<p>Log in</p>" }]);
    expect(await failureOf(numbers(openStream(client, lines)))).toMatchObject({ excerpt: "<p>Log in</p>" });
  });

  it("fails when nothing comes for too long", async () => {
    const { client, clock } = await setUp([(response) => void response.writeHead(200, TYPE).write('{"n":1}\n')]);
    const iterator = openStream(client, lines, {}, { idleTimeout: 5 })[Symbol.asyncIterator]();
    await iterator.next();
    const next = failureOf(iterator.next());
    await clock.nextTimer();
    clock.advance(5000);
    expect(await next).toBeInstanceOf(TimeoutError);
    expect(await next).toMatchObject({ limit: "idle" });
  });
});
