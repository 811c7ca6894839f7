import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  AbortError,
  ConnectionError,
  type DownloadOptions,
  type DownloadProgress,
  type RetryEvent,
  startDownload,
} from "../src/index.ts";
import { downloadReport, failed, failureOf, setUp } from "./support/test-api.ts";
import type { ReceivedRequest, ScriptedReply } from "./support/test-server.ts";

const INPUT = { path: { report_id: "rep_1" } };
const CONTENT = Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 251));
const TAG = { etag: '"v1"' };

interface Part {
  readonly until?: number;
  readonly headers?: Record<string, string>;
}

/** Breaks the connection once the client has so many bytes: what it hasn't read is lost with it, or not. */
const breaks = new Map<number, () => void>();
const onProgress = ({ received }: DownloadProgress) => breaks.get(received)?.();

/** Sends the content, or what a `Range` asks for; breaks off at a byte. */
function content({ until = CONTENT.length, headers = TAG }: Part = {}): ScriptedReply {
  return (response, request) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const range = { "content-range": `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` };
    const length = { "content-length": String(CONTENT.length - from) };
    response.writeHead(from > 0 ? 206 : 200, { ...length, ...headers, ...(from > 0 && range) });
    response.flushHeaders();
    if (until === CONTENT.length) {
      response.end(CONTENT.subarray(from));
      return;
    }
    breaks.set(until, () => response.destroy());
    response.write(CONTENT.subarray(from, until));
  };
}

async function setUpDownload(replies: ScriptedReply[], options: DownloadOptions = {}, operation = downloadReport) {
  const retries: RetryEvent[] = [];
  breaks.clear();
  const setup = await setUp(replies, { hooks: { onRetry: (event) => void retries.push(event) } });
  const download = () => startDownload(setup.client, operation, INPUT, undefined, { onProgress, ...options });
  return { ...setup, download, retries };
}

const asked = ({ headers }: ReceivedRequest) => [headers.range, headers["if-range"]];

describe("a download that breaks off", () => {
  it("goes on where it stopped, as often as there are retries", async () => {
    const { download, server, retries, clock } = await setUpDownload([
      content({ until: 10_000 }),
      content({ until: 20_000 }),
      content(),
    ]);
    const seen: number[] = [];
    const started = await download();
    const stream = started.stream({
      onProgress: (progress) => {
        seen.push(progress.received);
        onProgress(progress);
      },
    });
    expect(Buffer.from(await new Response(stream).arrayBuffer()).equals(CONTENT)).toBe(true);
    expect(server.requests.map(asked)).toEqual([
      [undefined, undefined],
      ["bytes=10000-", '"v1"'],
      ["bytes=20000-", '"v1"'],
    ]);
    expect([started.received, started.attempts]).toEqual([CONTENT.length, 3]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(retries).toMatchObject([{ operation: "downloadReport", attempt: 1 }, { attempt: 2 }]);
    expect(clock.delays).toEqual([250, 500]);
    expect(clock.running).toBe(0);
  });

  it("begins anew where nothing had come, if the content is the same", async () => {
    const { download, server } = await setUpDownload([content({ until: 0 }), content()]);
    const started = await download();
    breaks.get(0)?.();
    expect(await started.bytes()).toHaveLength(CONTENT.length);
    expect(server.requests.map(asked)[1]).toEqual([undefined, undefined]);
    const changed = await setUpDownload([content({ until: 0 }), content({ headers: { etag: '"v2"' } })]);
    const old = await changed.download();
    breaks.get(0)?.();
    expect(await failureOf(old.bytes())).toBeInstanceOf(ConnectionError);
  });

  it("becomes one complete file", async () => {
    const directory = await mkdtemp(join(tmpdir(), "resume-"));
    onTestFinished(() => rm(directory, { recursive: true }));
    const { client } = await setUp([content({ until: 30_000 }), content()]);
    await startDownload(client, downloadReport, INPUT, join(directory, "report.pdf"), { onProgress });
    expect(await readdir(directory)).toEqual(["report.pdf"]);
    expect((await readFile(join(directory, "report.pdf"))).equals(CONTENT)).toBe(true);
  });

  it("goes on when it stands still", async () => {
    const silent: ScriptedReply = (response) => {
      response.writeHead(200, { ...TAG, "content-length": String(CONTENT.length) }).write(CONTENT.subarray(0, 100));
    };
    const { download, clock, server } = await setUpDownload([silent, content()], { idleTimeout: 5 });
    const reader = (await download()).stream().getReader();
    expect((await reader.read()).value).toHaveLength(100);
    const timed = clock.nextTimer();
    const next = reader.read();
    await timed;
    clock.advance(5000);
    expect((await next).done).toBe(false);
    expect(server.requests).toHaveLength(2);
    await reader.cancel();
  });

  it("goes on by the date of its last change, if that is sure", async () => {
    const date = "Thu, 01 Jan 2026 00:00:10 GMT";
    const changed = { date, "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT" };
    const { download, server } = await setUpDownload([
      content({ until: 10, headers: changed }),
      content({ headers: changed }),
    ]);
    expect(await download().bytes()).toHaveLength(CONTENT.length);
    expect(server.requests.map(asked)[1]).toEqual(["bytes=10-", changed["last-modified"]]);
  });

  it.each<[string, Record<string, string>]>([
    ["nothing tells that the content is the same", {}],
    ["the tag is weak", { etag: 'W/"v1"' }],
    [
      "it was changed just now",
      { date: "Thu, 01 Jan 2026 00:00:00 GMT", "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT" },
    ],
    ["the server has no parts", { ...TAG, "accept-ranges": "none" }],
    ["it is encoded", { ...TAG, "content-encoding": "x-own" }],
  ])("fails where %s", async (_, headers) => {
    const { download, server } = await setUpDownload([content({ until: 10, headers }), content()]);
    expect(await failureOf(download().bytes())).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, ScriptedReply]>([
    ["has other content now", { text: "other", headers: { etag: '"v2"' } }],
    ["sends other bytes", { status: 206, text: "other", headers: { ...TAG, "content-range": "bytes 0-4/50000" } }],
    [
      "sends a part of other content",
      { status: 206, text: "other", headers: { etag: '"v2"', "content-range": "bytes 10-14/50000" } },
    ],
    ["doesn't say what it sends", { status: 206, text: "other", headers: TAG }],
    ["refuses", failed(404)],
  ])("fails as it broke where the server %s", async (_, reply) => {
    const { download, server, clock } = await setUpDownload([content({ until: 10 }), reply]);
    const failure = await failureOf(download().bytes());
    expect(failure).toBeInstanceOf(ConnectionError);
    expect((failure as Error).message).toContain("in the middle of the body");
    expect([server.requests.length, clock.running]).toEqual([2, 0]);
  });

  it("fails when it broke too often, also without retries at all", async () => {
    const { download, server } = await setUpDownload([
      content({ until: 10 }),
      content({ until: 20 }),
      content({ until: 30 }),
    ]);
    expect(await failureOf(download().bytes())).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(3);
    const once = await setUpDownload([content({ until: 10 }), content()], { maxRetries: 0 });
    expect(await failureOf(once.download().bytes())).toBeInstanceOf(ConnectionError);
    expect(once.server.requests).toHaveLength(1);
  });

  it("isn't asked for again where that could do something", async () => {
    const { download, server } = await setUpDownload(
      [content({ until: 10 }), content()],
      {},
      { ...downloadReport, method: "POST" },
    );
    expect(await failureOf(download().bytes())).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(1);
  });

  it("ends when the caller aborts before it goes on", async () => {
    const controller = new AbortController();
    const { download, clock, server } = await setUpDownload([content({ until: 10 }), content()], {
      signal: controller.signal,
    });
    clock.manual = true;
    const failure = failureOf(download().bytes());
    await clock.untilDelayed();
    controller.abort("enough");
    expect(await failure).toBeInstanceOf(AbortError);
    expect(await failure).toMatchObject({ cause: "enough" });
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });

  it("frees the connection that it went on with when its stream is cancelled meanwhile", async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const slow: ScriptedReply = (response) => {
      response.on("close", resolve);
      response.writeHead(206, { ...TAG, "content-range": `bytes 10-${CONTENT.length - 1}/${CONTENT.length}` });
      response.write("rest");
    };
    const { download, clock } = await setUpDownload([content({ until: 10 }), slow]);
    clock.manual = true;
    const reader = (await download()).stream().getReader();
    await reader.read();
    void reader.read().catch(() => {});
    await clock.untilDelayed();
    const cancelled = reader.cancel();
    clock.advance(10_000);
    await cancelled;
    await closed;
    expect(clock.running).toBe(0);
  });
});
