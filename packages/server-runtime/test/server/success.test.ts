import { describe, expect, it } from "vitest";
import { binary, withMeta, withStatus } from "../../src/index.ts";
import { json, serveNotes } from "./notes-server.ts";

const note = { id: "n_1", text: "milk", stars: 0 };

describe("successful answers", () => {
  it("wrap bare data in the envelope, with the request id in meta and header", async () => {
    const { call } = await serveNotes({ handlers: { getNote: () => note } });
    const { status, headers, text } = await call("GET", "/notes/n_1");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    const id = headers.get("x-request-id");
    expect(id).toMatch(/^req_[\dA-Za-z]{22}$/);
    expect(text).toBe(`{"success":true,"data":{"id":"n_1","text":"milk","stars":0},"meta":{"request_id":"${id}"}}`);
  });

  it("have request ids of their own, whatever the caller sends", async () => {
    const { call } = await serveNotes();
    const sent = { headers: { "x-request-id": "req_forged", "request-id": "req_forged" } };
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await call("GET", "/notes", sent)).headers.get("x-request-id")),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain("req_forged");
  });

  it("take request ids from the app's own source", async () => {
    let count = 0;
    const { call } = await serveNotes({ options: { requestIds: () => `id-${++count}` } });
    expect((await call("GET", "/notes")).body).toMatchObject({ meta: { request_id: "id-1" } });
  });

  it("have the operation's status, or the one that the handler chose", async () => {
    const handlers = {
      createNote: ({ body }: { body: unknown }) => (asks(body, "later") ? withStatus(202, note) : note),
    };
    const { call } = await serveNotes({ handlers });
    expect((await call("POST", "/notes", json({ text: "now" }))).status).toBe(201);
    expect((await call("POST", "/notes", json({ text: "later" }))).status).toBe(202);
  });

  it("carry the handler's meta beside the request id, and its headers", async () => {
    const { call } = await serveNotes({
      handlers: {
        listNotes: (_, context) => {
          context.setHeader("Link", "</next>");
          return withMeta(withStatus(200, [note]), { next_cursor: "c2", has_more: true });
        },
      },
    });
    const { body, headers } = await call("GET", "/notes");
    expect(body).toEqual({
      success: true,
      data: [note],
      meta: { next_cursor: "c2", has_more: true, request_id: headers.get("x-request-id") },
    });
    expect(headers.get("link")).toBe("</next>");
  });

  it("are empty for a 204", async () => {
    const { call } = await serveNotes({ handlers: { deleteNote: () => undefined } });
    const { status, text, headers } = await call("DELETE", "/notes/n_1");
    expect([status, text, headers.get("content-type")]).toEqual([204, "", null]);
  });

  it("are bare where the operation has no envelope", async () => {
    const { call } = await serveNotes({ handlers: { createToken: () => ({ access_token: "t" }) } });
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    expect((await call("POST", "/oauth/token", { body })).text).toBe('{"access_token":"t"}');
  });

  it("answer HEAD like GET, without the body", async () => {
    const { call } = await serveNotes({ handlers: { getNote: () => note } });
    const { status, text, headers } = await call("HEAD", "/notes/n_1");
    expect([status, text]).toEqual([200, ""]);
    expect(Number(headers.get("content-length"))).toBeGreaterThan(50);
  });

  it("are bytes with a safe file name", async () => {
    const content = { body: Buffer.from("%PDF"), mediaType: "application/pdf", filename: '../a"b\r\n.pdf' };
    const { call } = await serveNotes({ handlers: { downloadNote: () => binary(content) } });
    const { text, headers } = await call("GET", "/notes/n_1/content");
    expect(text).toBe("%PDF");
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toBe("attachment; filename=\"a_b.pdf\"; filename*=UTF-8''a%22b.pdf");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("are bytes of the declared type when the handler returns them plainly", async () => {
    const { call } = await serveNotes({ handlers: { downloadNote: () => new Uint8Array([1, 2]) } });
    const { headers } = await call("GET", "/notes/n_1/content");
    expect([headers.get("content-type"), headers.get("content-length")]).toEqual(["application/pdf", "2"]);
  });

  it("ignore what the caller says to accept", async () => {
    const { call } = await serveNotes();
    expect((await call("GET", "/notes", { headers: { accept: "text/html" } })).status).toBe(200);
  });
});

function asks(body: unknown, text: string): boolean {
  return typeof body === "object" && body !== null && "text" in body && body.text === text;
}
