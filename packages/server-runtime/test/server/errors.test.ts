import { describe, expect, it } from "vitest";
import { ApiError, binary, ContractViolation, withStatus } from "../../src/index.ts";
import { serveNotes } from "./notes-server.ts";

const note = { id: "n_1", text: "milk", stars: 0 };

describe("errors of handlers", () => {
  it("are answered with their status, code, details and headers", async () => {
    const error = new ApiError(409, "NOTE_LOCKED", "Unlock it first.", { by: "ann" }, { "Retry-After": "7" });
    const { call, failures } = await serveNotes({ handlers: { getNote: () => Promise.reject(error) } });
    const { status, body, headers } = await call("GET", "/notes/n_1");
    expect([status, headers.get("retry-after")]).toEqual([409, "7"]);
    expect(body).toEqual({
      success: false,
      error: { code: "NOTE_LOCKED", message: "Unlock it first.", details: { by: "ann" } },
      meta: { request_id: headers.get("x-request-id") },
    });
    expect(failures).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ["an error", () => Promise.reject(new Error("secret"))],
    [
      "an error with a status of its own",
      () => Promise.reject(Object.assign(new Error("secret"), { statusCode: 404 })),
    ],
    ["something that isn't an error", () => Promise.reject("secret")],
    ["a value that can't be JSON", () => ({ secret: 1n })],
    ["a value that contains itself", () => ring()],
  ])("that are %s are a plain 500, reported with all that is known", async (_, getNote) => {
    const { call, failures } = await serveNotes({ handlers: { getNote } });
    const { status, body, text, headers } = await call("GET", "/notes/n_1");
    expect(status).toBe(500);
    expect(text).not.toContain("secret");
    const message = "The server failed to answer. Quote the request id to support.";
    expect(body).toMatchObject({ success: false, error: { code: "INTERNAL_ERROR", message } });
    const requestId = headers.get("x-request-id");
    expect(failures).toMatchObject([{ operation: { id: "getNote" }, requestId, request: { id: requestId } }]);
  });

  it("don't lose the answer when onError itself fails", async () => {
    const onError = () => {
      throw new Error("logging is down");
    };
    const { call } = await serveNotes({
      handlers: { getNote: () => Promise.reject(new Error("x")) },
      options: { onError },
    });
    expect((await call("GET", "/notes/n_1")).status).toBe(500);
  });

  it("have the operation's own shape where it has one", async () => {
    const handlers = {
      createToken: () => {
        throw new ApiError(401, "invalid_client", "Unknown client.");
      },
    };
    const { call } = await serveNotes({ handlers, options: { validateResponses: true } });
    const { status, body } = await call("POST", "/oauth/token", {
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    expect([status, body]).toEqual([401, { error: "invalid_client", error_description: "Unknown client." }]);
  });
});

describe("answers that break the contract", () => {
  it.each<[string, string, string, () => unknown, number, string]>([
    [
      "an undeclared status",
      "GET",
      "/notes/n_1",
      () => withStatus(418, note),
      418,
      "the status is not declared; declared are 200, 400, 401, 403, 404, 409, 429",
    ],
    [
      "data of another shape",
      "GET",
      "/notes/n_1",
      () => ({ id: 1 }),
      200,
      "data.text is required; data.id must be a string",
    ],
    [
      "a field that the contract doesn't have",
      "GET",
      "/notes/n_1",
      () => ({ ...note, password: "x" }),
      200,
      "data.password is not known; known fields: id, text, stars",
    ],
    ["no data", "GET", "/notes/n_1", () => undefined, 200, "data is required"],
    [
      "bytes in place of JSON",
      "GET",
      "/notes/n_1",
      () => binary({ body: Buffer.from("x"), mediaType: "a/b" }),
      200,
      "the body is binary, but json is declared",
    ],
    [
      "JSON in place of bytes",
      "GET",
      "/notes/n_1/content",
      () => note,
      200,
      "the body is json, but binary is declared",
    ],
    [
      "bytes of another type",
      "GET",
      "/notes/n_1/content",
      () => binary({ body: Buffer.from("x"), mediaType: "text/html" }),
      200,
      "the media type text/html is not declared; declared are application/pdf",
    ],
    ["data with a 204", "DELETE", "/notes/n_1", () => note, 204, "the answer has no body, but data was returned"],
    [
      "an undeclared error status",
      "GET",
      "/notes/n_1",
      () => Promise.reject(new ApiError(410, "GONE", "Gone.")),
      410,
      "the status is not declared; declared are 200, 400, 401, 403, 404, 409, 429",
    ],
    [
      "an undeclared error code",
      "GET",
      "/notes/n_1",
      () => Promise.reject(new ApiError(404, "GONE", "Gone.")),
      404,
      "the error code GONE is not declared; declared are NOT_FOUND",
    ],
  ])("such as %s are a 500, and onError is told precisely", async (_, method, path, handler, status, fault) => {
    const handlers = { getNote: handler, downloadNote: handler, deleteNote: handler };
    const { call, failures } = await serveNotes({ handlers, options: { validateResponses: true } });
    const { status: seen, body } = await call(method, path);
    expect([seen, body]).toMatchObject([500, { success: false, error: { code: "INTERNAL_ERROR" } }]);
    const [failure] = failures;
    const violation = failure?.error;
    expect(violation).toBeInstanceOf(ContractViolation);
    const operation = failure?.operation?.id;
    expect(violation).toMatchObject({
      status,
      operation: { id: operation },
      message: `${operation} answered ${status} against its contract: ${fault}.`,
    });
  });

  it("pass unchecked where answers aren't validated", async () => {
    const { call } = await serveNotes({ handlers: { getNote: () => ({ id: 1 }) } });
    expect((await call("GET", "/notes/n_1")).body).toMatchObject({ data: { id: 1 } });
  });

  it("don't include what the kit itself refuses", async () => {
    const { call, failures } = await serveNotes({ options: { validateResponses: true, bodyLimit: 1 } });
    const init = { body: "{}", headers: { "content-type": "application/json" } };
    expect((await call("POST", "/notes", init)).status).toBe(413);
    expect(failures).toEqual([]);
  });

  it("are seen as they are on the wire, so dates and left-out fields are fine", async () => {
    const getNote = () => ({ id: "n_1", text: new Date(0), stars: undefined });
    const { call } = await serveNotes({ handlers: { getNote }, options: { validateResponses: true } });
    expect((await call("GET", "/notes/n_1")).status).toBe(200);
  });
});

function ring(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}
