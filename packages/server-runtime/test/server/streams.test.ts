import { once } from "node:events";
import { connect } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { binary } from "../../src/index.ts";
import { serveNotes } from "./notes-server.ts";

const mediaType = "application/pdf";
const request = "GET /api/v1/notes/n_1/content HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer writer\r\n\r\n";

describe("streamed answers", () => {
  it("arrive whole", async () => {
    const body = () => Readable.from([Buffer.from("a"), Buffer.from("b".repeat(100_000))]);
    const { call } = await serveNotes({ handlers: { downloadNote: () => binary({ body: body(), mediaType }) } });
    const { text, headers } = await call("GET", "/notes/n_1/content");
    expect(text).toHaveLength(100_001);
    expect([headers.get("content-type"), headers.get("content-disposition")]).toEqual([mediaType, "attachment"]);
  });

  it("that fail before the first byte are a 500", async () => {
    const body = () =>
      new Readable({
        read() {
          this.destroy(new Error("disk failed"));
        },
      });
    const { call, failures } = await serveNotes({
      handlers: { downloadNote: () => binary({ body: body(), mediaType }) },
    });
    const answer = await call("GET", "/notes/n_1/content");
    expect([answer.status, answer.body]).toMatchObject([500, { error: { code: "INTERNAL_ERROR" } }]);
    expect(answer.headers.get("content-disposition")).toBeNull();
    expect(failures.map(({ error }) => error)).toMatchObject([{ message: "disk failed" }]);
  });

  it("that fail halfway break the connection instead of hanging, and are reported", async () => {
    const body = new PassThrough();
    const { call, failures } = await serveNotes({ handlers: { downloadNote: () => binary({ body, mediaType }) } });
    body.write("half");
    const answer = call("GET", "/notes/n_1/content");
    body.once("resume", () => setImmediate(() => body.destroy(new Error("disk failed"))));
    await expect(answer).rejects.toThrow();
    expect(failures.map(({ error }) => error)).toMatchObject([{ message: "disk failed" }]);
  });

  it("that had failed before they were returned are a 500", async () => {
    const body = new PassThrough();
    body.on("error", () => undefined);
    const closed = new Promise((resolve) => body.once("close", resolve));
    body.destroy(new Error("gone already"));
    await closed;
    const { call } = await serveNotes({ handlers: { downloadNote: () => binary({ body, mediaType }) } });
    expect((await call("GET", "/notes/n_1/content")).status).toBe(500);
  });

  it("are let go of when the caller leaves", async () => {
    const body = new PassThrough();
    const { port } = await serveNotes({ handlers: { downloadNote: () => binary({ body, mediaType }) } });
    body.write("first");
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    await once(socket, "data");
    socket.destroy();
    await once(body, "close");
    expect(body.destroyed).toBe(true);
  });
});

describe("the signal of a call", () => {
  it("aborts when the caller leaves", async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const downloadNote = async (_: unknown, { signal }: { signal: AbortSignal }) => {
      begun.resolve(signal);
      await once(signal, "abort");
      return Buffer.from("late");
    };
    const { port } = await serveNotes({ handlers: { downloadNote } });
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    const signal = await begun.promise;
    expect(signal.aborted).toBe(false);
    socket.destroy();
    await once(signal, "abort");
    expect(signal.reason).toMatchObject({ message: "The caller closed the connection." });
  });

  it("is quiet when the answer is complete", async () => {
    let seen: AbortSignal | undefined;
    const getNote = (_: unknown, { signal }: { signal: AbortSignal }) => {
      seen = signal;
      return {};
    };
    const server = await serveNotes({ handlers: { getNote } });
    const answer = await server.raw(
      "GET /api/v1/notes/n_1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer writer\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen?.aborted).toBe(false);
  });
});
