import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type BinaryContent, binary, type ServerContract } from "../../src/index.ts";
import { notesContract } from "./notes-contract.ts";
import { serveNotes } from "./notes-server.ts";

const mediaType = "application/pdf";
const part = { kind: "binary", mediaTypes: [mediaType] } as const;

/** The notes, whose contents can be had in parts. */
const contract: ServerContract = {
  ...notesContract,
  operations: notesContract.operations.map((operation) =>
    operation.id === "downloadNote" ? { ...operation, responses: { ...operation.responses, "206": part } } : operation,
  ),
};

async function served(body: BinaryContent["body"] = Buffer.from("0123456789"), own = contract) {
  const { call } = await serveNotes({
    contract: own,
    handlers: { downloadNote: () => binary({ body, mediaType }) },
    options: { validateResponses: true },
  });
  return (headers: Record<string, string> = {}, method = "GET") => call(method, "/notes/n_1/content", { headers });
}

describe("bytes of an operation that declares status 206", () => {
  it("say how to ask for parts of them", async () => {
    const get = await served();
    const { status, headers, text } = await get();
    expect([status, text, headers.get("accept-ranges")]).toEqual([200, "0123456789", "bytes"]);
    expect(headers.get("etag")).toMatch(/^"[\w-]{43}"$/);
    expect((await get()).headers.get("etag")).toBe(headers.get("etag"));
    expect((await (await served(Buffer.from("other")))()).headers.get("etag")).not.toBe(headers.get("etag"));
  });

  it.each([
    ["bytes=4-", "456789", "bytes 4-9/10"],
    ["bytes=0-", "0123456789", "bytes 0-9/10"],
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=8-100", "89", "bytes 8-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=-100", "0123456789", "bytes 0-9/10"],
  ])("are answered in part for %s", async (range, expected, contentRange) => {
    const { status, headers, text } = await (await served())({ range });
    expect([status, text, headers.get("content-range")]).toEqual([206, expected, contentRange]);
    expect([headers.get("content-length"), headers.get("content-type")]).toEqual([String(expected.length), mediaType]);
  });

  it.each(["bytes=10-", "bytes=4-2", "bytes=-0", "bytes=-", "bytes=1-2,4-5", "items=1-2", "bytes=a-b", ""])(
    "are whole for %j",
    async (range) => {
      const { status, headers, text } = await (await served())({ range });
      expect([status, text, headers.get("content-range")]).toEqual([200, "0123456789", null]);
    },
  );

  it("are answered in part only if they are still the same", async () => {
    const get = await served();
    const etag = (await get()).headers.get("etag") ?? "";
    expect((await get({ range: "bytes=4-", "if-range": etag })).status).toBe(206);
    for (const other of ['"other"', `W/${etag}`, "Thu, 01 Jan 2026 00:00:00 GMT"]) {
      expect((await get({ range: "bytes=4-", "if-range": other })).status).toBe(200);
    }
  });

  it("have no parts for HEAD", async () => {
    const { status, headers } = await (await served())({ range: "bytes=4-" }, "HEAD");
    expect([status, headers.get("content-length"), headers.get("accept-ranges")]).toEqual([200, "10", "bytes"]);
  });
});

describe("a file is always whole", () => {
  it("where the operation doesn't declare status 206", async () => {
    const { status, headers } = await (await served(undefined, notesContract))({ range: "bytes=4-" });
    expect([status, headers.get("etag"), headers.get("accept-ranges")]).toEqual([200, null, null]);
  });

  it("where it is a stream", async () => {
    const { status, headers } = await (await served(Readable.from([Buffer.from("0123")])))({ range: "bytes=2-" });
    expect([status, headers.get("accept-ranges")]).toEqual([200, null]);
  });
});
