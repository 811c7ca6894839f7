import { describe, expect, it } from "vitest";
import { serveNotes } from "./notes-server.ts";

describe("requests that no operation matches", () => {
  it.each(["/nothing", "/notes/", "/notes/n_1/more", "//notes", "/Notes", ""])("%s is a 404", async (path) => {
    const { call } = await serveNotes();
    const { status, body, headers } = await call("GET", path);
    expect(status).toBe(404);
    expect(body).toEqual({
      success: false,
      error: { code: "NOT_FOUND", message: `Nothing is at ${path}. Check the path.` },
      meta: { request_id: headers.get("x-request-id") },
    });
  });

  it.each([
    ["PATCH", "/notes", "GET, HEAD, POST, PUT"],
    ["POST", "/notes/n_1", "DELETE, GET, HEAD"],
    ["GET", "/oauth/token", "POST"],
    ["OPTIONS", "/notes", "GET, HEAD, POST, PUT"],
    ["PROPFIND", "/notes?x=1", "GET, HEAD, POST, PUT"],
    ["QUERY", "/notes", "GET, HEAD, POST, PUT"],
  ])("%s %s is a 405 that lists the methods", async (method, path, allow) => {
    const { call } = await serveNotes();
    const { status, body, headers } = await call(method, path);
    expect([status, headers.get("allow")]).toEqual([405, allow]);
    expect(body).toMatchObject({ success: false, error: { code: "METHOD_NOT_ALLOWED" } });
  });

  it("are a 404 for HEAD, without a body", async () => {
    const { call } = await serveNotes();
    const { status, text } = await call("HEAD", "/nothing");
    expect([status, text]).toEqual([404, ""]);
  });

  it("leave the app's other routes alone", async () => {
    const { origin } = await serveNotes();
    const response = await fetch(`${origin}/elsewhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).not.toHaveProperty("success");
  });
});

describe("requests that are broken before any route is found", () => {
  it.each(["/notes/%zz", "/notes/%ff"])("%s is a 400 in the contract's shape", async (path) => {
    const { raw } = await serveNotes();
    const answer = await raw(`GET /api/v1${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/x-request-id: req_/i);
    expect(answer).toContain('{"success":false,"error":{"code":"INVALID_REQUEST","message":"The path is not valid: ');
  });

  it("is a 414 for a path parameter that is too long", async () => {
    const { call } = await serveNotes();
    const { status, body } = await call("GET", `/notes/${"n".repeat(1000)}`);
    expect(status).toBe(414);
    expect(body).toMatchObject({ success: false, error: { code: "URI_TOO_LONG" } });
  });

  it("is a 431 for headers that are too large", async () => {
    const { raw } = await serveNotes();
    const answer = await raw(`GET /api/v1/notes HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(40_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"message":"The request\'s headers are too large."');
  });

  it("is a 400 for what isn't HTTP", async () => {
    const { raw } = await serveNotes();
    const answer = await raw("NONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(
      '{"success":false,"error":{"code":"INVALID_REQUEST","message":"The request is not valid HTTP."}',
    );
  });

  it("is a 400 for a body shorter than Content-Length", async () => {
    const { raw } = await serveNotes();
    const head = "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer writer\r\nContent-Length: x\r\n\r\n";
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
