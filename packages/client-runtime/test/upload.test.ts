import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  anyBody,
  ConfigurationError,
  ConnectionError,
  fileFrom,
  InvalidInputError,
  type Operation,
} from "../src/index.ts";
import { enveloped, failed, failureOf, setUp } from "./support/test-api.ts";

const sendPicture: Operation = {
  id: "sendPicture",
  method: "PUT",
  path: "/picture",
  response: "json",
  body: "multipart/form-data",
  encode: anyBody(),
};
const sendBytes: Operation = { ...sendPicture, id: "sendBytes", body: "application/octet-stream" };

async function picture(text = "0123456789"): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "upload-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'cat "1".png');
  await writeFile(path, text);
  return path;
}

const twice = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("01234"));
      controller.enqueue(new TextEncoder().encode("56789"));
      controller.close();
    },
  });

describe("a file from a path", () => {
  it("is a part with its name and type, and comes again with a retry", async () => {
    const { client, server } = await setUp([failed(503), enveloped(null)]);
    const file = await fileFrom(await picture(), { type: "image/png" });
    await client.call(sendPicture, { body: { picture: file, note: "hello" } });
    expect(server.requests).toHaveLength(2);
    const [first, second] = server.requests.map(({ body }) => body);
    expect(first).toContain(
      'name="picture"; filename="cat %221%22.png"\r\nContent-Type: image/png\r\n\r\n0123456789\r\n',
    );
    expect(second).toBe(first);
  });

  it("is a whole body, whose length is known, and may have another name", async () => {
    const { client, server } = await setUp([enveloped(null)]);
    const file = await fileFrom(pathToFileURL(await picture()), { name: "dog.png" });
    expect([file.name, file.size, file.type]).toEqual(["dog.png", 10, ""]);
    await client.call(sendBytes, { body: file });
    expect(server.requests[0]).toMatchObject({ body: "0123456789", headers: { "content-length": "10" } });
  });

  it("isn't read before it is sent, and not sent if it has changed", async () => {
    const { client, server } = await setUp([enveloped(null)]);
    const path = await picture();
    const file = await fileFrom(path);
    await appendFile(path, "more");
    expect(await failureOf(client.call(sendBytes, { body: file }, { maxRetries: 0 }))).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(0);
  });

  it("must be there, and be a file", async () => {
    const path = await picture();
    expect(await failureOf(fileFrom(`${path}.gone`))).toBeInstanceOf(InvalidInputError);
    expect(await failureOf(fileFrom(join(path, "..")))).toBeInstanceOf(InvalidInputError);
    await expect(fileFrom(`${path}.gone`)).rejects.toThrow("there is no file that can be read at");
  });

  it("needs a file system", async () => {
    vi.stubGlobal("process", {});
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await failureOf(fileFrom("cat.png"))).toBeInstanceOf(ConfigurationError);
  });
});

describe("a stream", () => {
  it("is sent with its length, where the caller knows it", async () => {
    const { client, server } = await setUp([enveloped(null)]);
    await client.call(sendBytes, { body: twice() }, { headers: { "Content-Length": "10" } });
    expect(server.requests[0]).toMatchObject({ body: "0123456789", headers: { "content-length": "10" } });
    expect(server.requests[0]?.headers["transfer-encoding"]).toBeUndefined();
  });

  it("is sent once, unless it can be made again", async () => {
    const { client, server } = await setUp([failed(503)]);
    expect(await failureOf(client.call(sendBytes, { body: twice() }))).toMatchObject({ status: 503, attempts: 1 });
    expect(await failureOf(client.call(sendBytes, { body: twice }))).toMatchObject({ status: 503, attempts: 3 });
    expect(server.requests.map(({ body }) => body)).toEqual(Array(4).fill("0123456789"));
  });
});
