import { beforeAll, expect, test } from "vitest";
import { mock } from "../../src/mock/mock.ts";
import { specOf } from "../mock/client.ts";
import { build, type Run, serve } from "./workshop.ts";

/** What happens to a stream that is described: the compiler knows what comes, and it comes. */
const source = `
import { RadarClient, type WatchScanEvent, type models } from "./sdk/streams/index.js";

const clientFor = (baseUrl: string) => new RadarClient({ baseUrl, maxRetries: 0 });

function text(event: WatchScanEvent): string {
  switch (event.event) {
    case "found":
      return event.data.title;
    case "log":
      return event.data.toUpperCase();
    case "progress":
      return event.data.percent.toFixed(1);
    default: {
      const unknown: unknown = event.data;
      return event.event + JSON.stringify(unknown);
    }
  }
}

export const watch = async (baseUrl: string) => {
  const seen: string[] = [];
  for await (const event of clientFor(baseUrl).scans.watch("s1", { severity: "high" })) seen.push(text(event));
  return seen;
};
export const bound = async (baseUrl: string) => {
  const scan = await clientFor(baseUrl).scans.get("s1");
  const seen: string[] = [];
  for await (const event of scan.events()) seen.push(text(event));
  return seen;
};
export const ticks = async (baseUrl: string) => {
  const seen: number[] = [];
  for await (const { data } of clientFor(baseUrl).ticks.list()) seen.push(data.n);
  return seen;
};
export const say = async (baseUrl: string) => {
  const seen: string[] = [];
  for await (const { data } of clientFor(baseUrl).say.say({ words: "hello" })) seen.push(data);
  return seen;
};
export const lines = async (baseUrl: string) => {
  const seen: models.Finding[] = [];
  for await (const finding of clientFor(baseUrl).findings.export()) seen.push(finding);
  return seen;
};
`;

let run: (name: string) => Run;

beforeAll(async () => {
  const runOf = await build([{ spec: "streams", source }]);
  run = (name) => runOf("streams", name);
});

const EVENTS = { "content-type": "text/event-stream" };

test("events are told apart by their name, also those that nobody described", async () => {
  const text =
    'event: found\ndata: {"title":"XSS"}\n\nevent: log\ndata: {\n\nevent: progress\ndata: {"percent":7}\n\nevent: paused\ndata: {"why":1}\n\n';
  const server = await serve(() => ({ text, headers: EVENTS }));
  expect(await run("watch")(server.url)).toEqual(["XSS", "{", "7.0", 'paused{"why":1}']);
  expect(server.requests[0]).toMatchObject({
    url: "/scans/s1/events?severity=high",
    headers: { accept: "text/event-stream" },
  });
});

test("an object has the stream that belongs to it", async () => {
  const server = await serve(({ url }) =>
    url === "/scans/s1" ? { json: { id: "s7" } } : { text: "event: log\ndata: hi\n\n", headers: EVENTS },
  );
  expect(await run("bound")(server.url)).toEqual(["HI"]);
  expect(server.requests[1]?.url).toBe("/scans/s7/events");
});

test("a POST is streamed, and not made again", async () => {
  const server = await serve(() => ({ text: "id: 1\nretry: 1\ndata: hel\n\ndata: lo\n\n", headers: EVENTS }));
  expect(await run("say")(server.url)).toEqual(["hel", "lo"]);
  expect(server.requests).toHaveLength(1);
});

test("lines are JSON", async () => {
  const server = await serve(() => ({
    text: '{"title":"a"}\n{"title":"b"}\n',
    headers: { "content-type": "application/x-ndjson" },
  }));
  expect(await run("lines")(server.url)).toEqual([{ title: "a" }, { title: "b" }]);
});

test("the mock sends a message of each kind", async () => {
  const server = await mock(specOf("streams.yaml"));
  try {
    expect(await run("watch")(server.url)).toHaveLength(3);
    expect(await run("ticks")(server.url)).toEqual([7]);
    expect(await run("say")(server.url)).toEqual([expect.any(String)]);
    expect(await run("lines")(server.url)).toEqual([{ title: expect.any(String) }]);
  } finally {
    await server.close();
  }
});
