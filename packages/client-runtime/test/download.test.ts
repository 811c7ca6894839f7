import { getEventListeners } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { fileNameFrom } from "../src/download/file-name.ts";
import { ConfigurationError, ConnectionError, type Download, startDownload, TimeoutError } from "../src/index.ts";
import { downloadReport, failed, failureOf, setUp } from "./support/test-api.ts";
import type { ScriptedReply } from "./support/test-server.ts";

const INPUT = { path: { report_id: "rep_1" } };
const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
const PDF: ScriptedReply = {
  text: CONTENT,
  headers: {
    "content-type": "application/pdf",
    "content-length": String(CONTENT.length),
    "content-disposition": 'attachment; filename="report.pdf"',
    "x-request-id": "req_dl",
  },
};

/** Announces more than it sends, then breaks off. */
const CUT: ScriptedReply = (response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write("beginning");
  setImmediate(() => response.destroy());
};

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "download-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

describe("a download", () => {
  it("tells what it is before its content is taken", async () => {
    const { client, server } = await setUp([PDF]);
    const download = await startDownload(client, downloadReport, INPUT);
    expect(download).toMatchObject({
      contentType: "application/pdf",
      contentLength: CONTENT.length,
      filename: "report.pdf",
      requestId: "req_dl",
      attempts: 1,
      received: 0,
    });
    expect(server.requests[0]?.headers.accept).toBe("*/*");
    expect(Buffer.from(await download.bytes()).equals(CONTENT)).toBe(true);
    expect(download.received).toBe(CONTENT.length);
    await expect(download.text()).rejects.toThrow("has been taken already");
  });

  it("can be taken without waiting for it first", async () => {
    const { client } = await setUp([{ text: "ü€" }]);
    expect(await startDownload(client, downloadReport, INPUT).text()).toBe("ü€");
    expect(new TextDecoder().decode(await startDownload(client, downloadReport, INPUT).bytes())).toBe("ü€");
    expect((await startDownload(client, downloadReport, INPUT).asResponse()).status).toBe(200);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await startDownload(client, downloadReport, INPUT).stream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("ü€");
  });

  it("may be empty, or compressed", async () => {
    const { client } = await setUp([{ status: 204 }, { text: "", headers: { "content-length": "0" } }]);
    expect(await startDownload(client, downloadReport, INPUT).text()).toBe("");
    expect(await startDownload(client, downloadReport, INPUT).text()).toBe("");
    const { gzipSync } = await import("node:zlib");
    const packed = gzipSync("x".repeat(1000));
    const zipped = await setUp([
      { text: packed, headers: { "content-encoding": "gzip", "content-length": String(packed.length) } },
    ]);
    const download = await startDownload(zipped.client, downloadReport, INPUT);
    expect(download.contentLength).toBeUndefined();
    expect(await download.text()).toHaveLength(1000);
  });

  it("is retried until its head is there, and errors are typed", async () => {
    const { client } = await setUp([failed(503), PDF, failed(404, "NO_REPORT")]);
    expect((await startDownload(client, downloadReport, INPUT)).attempts).toBe(2);
    const onError = vi.fn();
    expect(
      await failureOf(startDownload(client.withOptions({ hooks: { onError } }), downloadReport, INPUT)),
    ).toMatchObject({
      name: "NotFoundError",
      code: "NO_REPORT",
    });
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe("a download to a file", () => {
  it("writes it, and tells its progress", async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, "report.pdf");
    await writeFile(path, "old");
    const { client, clock } = await setUp([PDF]);
    const onProgress = vi.fn();
    const download = await startDownload(client, downloadReport, INPUT, path, { onProgress });
    expect((await readFile(path)).equals(CONTENT)).toBe(true);
    expect(await readdir(directory)).toEqual(["report.pdf"]);
    expect(download).toMatchObject({ path, received: CONTENT.length });
    expect(onProgress.mock.lastCall).toEqual([{ received: CONTENT.length, total: CONTENT.length }]);
    expect(clock.running).toBe(0);
  });

  it("takes file: URLs, and a destination that is given later", async () => {
    const directory = await temporaryDirectory();
    const { client } = await setUp([PDF]);
    await startDownload(client, downloadReport, INPUT, pathToFileURL(join(directory, "a b.pdf")));
    await startDownload(client, downloadReport, INPUT).saveTo(join(directory, "c.pdf"));
    expect(await readdir(directory)).toEqual(["a b.pdf", "c.pdf"]);
  });

  it("leaves the old file and nothing else when it breaks off", async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, "report.pdf");
    await writeFile(path, "old");
    const { client, clock } = await setUp([CUT]);
    expect(await failureOf(startDownload(client, downloadReport, INPUT, path))).toBeInstanceOf(ConnectionError);
    expect([await readdir(directory), await readFile(path, "utf8")]).toEqual([["report.pdf"], "old"]);
    expect(clock.running).toBe(0);
  });

  it("replaces what a link points to, not the link", async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, "real"), "old");
    await symlink(join(directory, "real"), join(directory, "linked"));
    const { client } = await setUp([PDF]);
    await startDownload(client, downloadReport, INPUT, join(directory, "linked"));
    expect((await readFile(join(directory, "real"))).equals(CONTENT)).toBe(true);
    expect(await readdir(directory)).toEqual(["linked", "real"]);
  });

  it("does not replace devices", async () => {
    const { client } = await setUp([PDF]);
    await startDownload(client, downloadReport, INPUT, "/dev/null");
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  it("fails without a trace where it can't be written, and frees the connection", async () => {
    const directory = await temporaryDirectory();
    const closed = Promise.withResolvers<void>();
    const { client } = await setUp([
      (response) => {
        response.on("close", closed.resolve);
        response.writeHead(200);
        response.write("endless…");
      },
    ]);
    expect(
      await failureOf(startDownload(client, downloadReport, INPUT, join(directory, "no", "such", "file"))),
    ).toMatchObject({ code: "ENOENT" });
    expect(await failureOf(startDownload(client, downloadReport, INPUT, directory))).toMatchObject({ code: "EISDIR" });
    expect(await readdir(directory)).toEqual([]);
    await closed.promise;
  });

  it("says so where there is no file system", async () => {
    const { client } = await setUp([PDF]);
    const download = await startDownload(client, downloadReport, INPUT);
    vi.stubGlobal("process", undefined);
    const failure = await failureOf(download.saveTo("report.pdf"));
    vi.unstubAllGlobals();
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect((failure as Error).message).toContain("There is no file system here");
  });

  it.each<[unknown, string]>([
    ["", "an empty path"],
    [new URL("https://a.test/x"), "another URL"],
    [{}, "something else"],
  ])("is refused %s", async (destination) => {
    const { client } = await setUp([PDF]);
    await expect(startDownload(client, downloadReport, INPUT, destination as string)).rejects.toThrow(
      ConfigurationError,
    );
  });
});

describe("a download to a stream", () => {
  it("ends in a WritableStream, which is closed", async () => {
    const chunks: Uint8Array[] = [];
    const close = vi.fn();
    const { client } = await setUp([PDF]);
    await startDownload(
      client,
      downloadReport,
      INPUT,
      new WritableStream({ write: (chunk) => void chunks.push(chunk), close }),
    );
    expect(Buffer.concat(chunks).equals(CONTENT)).toBe(true);
    expect(close).toHaveBeenCalledOnce();
  });

  it("aborts a WritableStream when it breaks off", async () => {
    const abort = vi.fn();
    const { client } = await setUp([CUT]);
    expect(await failureOf(startDownload(client, downloadReport, INPUT, new WritableStream({ abort })))).toBeInstanceOf(
      ConnectionError,
    );
    expect(abort).toHaveBeenCalledOnce();
  });

  it("ends in a Writable of Node, at the pace that it takes", async () => {
    const { client } = await setUp([PDF]);
    const chunks: Buffer[] = [];
    let busy = 0;
    const sink = new Writable({
      highWaterMark: 10,
      write(chunk, _encoding, done) {
        busy += 1;
        expect(busy).toBe(1);
        chunks.push(chunk);
        setImmediate(() => {
          busy -= 1;
          done();
        });
      },
    });
    await startDownload(client, downloadReport, INPUT, sink);
    expect(Buffer.concat(chunks).equals(CONTENT)).toBe(true);
    expect([sink.writableFinished, sink.listenerCount("error"), sink.listenerCount("close")]).toEqual([true, 0, 0]);
  });

  it("fails when a Writable fails or is closed", async () => {
    const { client } = await setUp([PDF]);
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error("disk full")) });
    await expect(startDownload(client, downloadReport, INPUT, full)).rejects.toThrow("disk full");
    expect(full.destroyed).toBe(true);
    const stuck = new Writable({
      write() {
        this.destroy();
      },
    });
    await expect(startDownload(client, downloadReport, INPUT, stuck)).rejects.toThrow(
      "closed before everything was written",
    );
  });

  it("destroys a Writable when it breaks off", async () => {
    const { client } = await setUp([CUT]);
    const sink = new PassThrough();
    sink.resume();
    expect(await failureOf(startDownload(client, downloadReport, INPUT, sink))).toBeInstanceOf(ConnectionError);
    expect(sink.destroyed).toBe(true);
  });
});

describe("a download that goes wrong", () => {
  it("fails when fewer or more bytes come than announced", async () => {
    const body = (text: string, length: number) => async () =>
      new Response(text, { headers: { "content-length": String(length) } });
    for (const [text, length] of [
      ["short", 10],
      ["longer than that", 10],
    ] as const) {
      const { client } = await setUp([], { fetch: body(text, length) });
      const failure = await failureOf(startDownload(client, downloadReport, INPUT).bytes());
      expect(failure).toBeInstanceOf(ConnectionError);
      expect((failure as Error).message).toContain(`ended after ${text.length} of 10 bytes`);
    }
  });

  it("fails when it stands still, but may take long in all", async () => {
    let more: (text: string) => void = () => {};
    const { client, clock } = await setUp([
      (response) => {
        response.writeHead(200);
        more = (text) => void response.write(text);
        more("1");
      },
    ]);
    const download = await startDownload(client, downloadReport, INPUT, undefined, { timeout: 10, idleTimeout: 20 });
    const reader = download.stream().getReader();
    for (const text of ["2", "3", "4"]) {
      expect((await reader.read()).done).toBe(false);
      clock.advance(19_000);
      more(text);
    }
    await reader.read();
    const stalled = failureOf(reader.read());
    await clock.nextTimer();
    clock.advance(20_000);
    expect(await stalled).toBeInstanceOf(TimeoutError);
    expect(await stalled).toMatchObject({ limit: "idle" });
    expect(clock.running).toBe(0);
  });

  it("may be left alone for long before its content is read", async () => {
    let finish = () => {};
    const { client, clock } = await setUp([
      (response) => {
        response.writeHead(200).flushHeaders();
        finish = () => void response.end("late");
      },
    ]);
    const stream = (await startDownload(client, downloadReport, INPUT)).stream();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(3_600_000);
    finish();
    expect(await new Response(stream).text()).toBe("late");
  });

  it("is bounded by its deadline, also in the middle", async () => {
    const { client, clock } = await setUp([(response) => void response.writeHead(200).write("1")]);
    const download = await startDownload(client, downloadReport, INPUT, undefined, { deadline: 30 });
    const reader = download.stream().getReader();
    await reader.read();
    const rest = failureOf(reader.read());
    await clock.nextTimer();
    clock.advance(30_000);
    expect(await rest).toMatchObject({ name: "TimeoutError", limit: "deadline" });
  });

  it("ends when the caller aborts, in the middle too, and forgets the signal at the end", async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const { client } = await setUp([
      (response) => {
        response.on("close", closed.resolve);
        response.writeHead(200).write("1");
      },
      PDF,
    ]);
    const reader = (await startDownload(client, downloadReport, INPUT, undefined, { signal: controller.signal }))
      .stream()
      .getReader();
    await reader.read();
    const rest = failureOf(reader.read());
    controller.abort("enough");
    expect(await rest).toMatchObject({ name: "AbortError", cause: "enough" });
    await closed.promise;
    const { signal } = new AbortController();
    await startDownload(client, downloadReport, INPUT, undefined, { signal }).bytes();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("passes on what the progress callback throws", async () => {
    const { client } = await setUp([PDF]);
    const onProgress = () => {
      throw new Error("no more");
    };
    await expect(startDownload(client, downloadReport, INPUT, undefined, { onProgress }).bytes()).rejects.toThrow(
      "no more",
    );
  });

  it("frees the connection when its stream is cancelled", async () => {
    const closed = Promise.withResolvers<void>();
    const { client, clock } = await setUp([
      (response) => {
        response.on("close", closed.resolve);
        response.writeHead(200).write("1");
      },
    ]);
    const download: Download = await startDownload(client, downloadReport, INPUT, undefined, { deadline: 50 });
    await download.stream().cancel();
    await closed.promise;
    expect(clock.running).toBe(0);
  });
});

describe("the proposed file name", () => {
  it.each([
    ['attachment; filename="report.pdf"', "report.pdf"],
    ["attachment; filename=report.pdf", "report.pdf"],
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''%E2%82%AC%20rates.pdf", "€ rates.pdf"],
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''%ZZ", "x.pdf"],
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ['attachment; filename="C:\\\\temp\\\\x.pdf"', "x.pdf"],
    ["attachment; filename*=UTF-8''..%2F..%2Fx", "x"],
    ['attachment; filename=".."', undefined],
    ['attachment; filename="a/"', undefined],
    ["inline", undefined],
    [null, undefined],
  ])("%s → %s", (header, expected) => {
    expect(fileNameFrom(header)).toBe(expected);
  });
});
