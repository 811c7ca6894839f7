import { describe, expect, it } from "vitest";
import { json, serveNotes } from "./notes-server.ts";

async function create(init: RequestInit) {
  const { call } = await serveNotes();
  return call("POST", "/notes", init);
}

function invalid(field: string, reason: string) {
  return {
    success: false,
    error: { code: "INVALID_REQUEST", message: `${field} ${reason}.`, details: { field, reason } },
  };
}

const asJson = { "content-type": "application/json" };

describe("JSON bodies", () => {
  it("arrive decoded, with defaults", async () => {
    const { status, body } = await create(json({ text: "ü" }, { "content-type": "application/json; charset=UTF-8" }));
    expect(status).toBe(201);
    expect(body).toMatchObject({ data: { body: { text: "ü", stars: 1 } } });
  });

  it.each<[string, string, string, string]>([
    ["truncated", '{"text": "a"', "body", "is not valid JSON"],
    ["two documents", "{}{}", "body", "is not valid JSON"],
    ["of another type", "[]", "body", "must be an object"],
    ["null", "null", "body", "must be an object"],
    ["without a required field", "{}", "text", "is required"],
    ["with a wrong nested field", '{"text": "a", "options": {"depth": 0}}', "options.depth", "must be at least 1"],
    [
      "with an unknown field",
      '{"text": "a", "txt": 1}',
      "txt",
      "is not known; known fields: text, stars, options, extra",
    ],
    [
      "nested too deeply",
      `{"text": "a", "extra": ${"[".repeat(64)}${"]".repeat(64)}}`,
      "body",
      "is nested deeper than 64 levels",
    ],
    [
      "with __proto__",
      '{"text": "a", "extra": {"__proto__": {"admin": true}}}',
      "body",
      "has a key that isn't allowed: __proto__ or constructor.prototype",
    ],
    [
      "with escaped __proto__",
      '{"text": "a", "extra": {"\\u005f_proto__": 1}}',
      "body",
      "has a key that isn't allowed: __proto__ or constructor.prototype",
    ],
    [
      "with constructor.prototype",
      '{"text": "a", "extra": {"constructor": {"prototype": 1}}}',
      "body",
      "has a key that isn't allowed: __proto__ or constructor.prototype",
    ],
  ])("%s are refused", async (_, body, field, reason) => {
    const answer = await create({ body, headers: asJson });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject(invalid(field, reason));
  });

  it("are refused when they aren't UTF-8", async () => {
    const { body } = await create({ body: Buffer.from('{"text":"\xff"}', "latin1"), headers: asJson });
    expect(body).toMatchObject(invalid("body", "is not UTF-8 text"));
  });

  it("may be nested 64 levels, with brackets inside texts", async () => {
    const extra = `[${'"[[{\\"["'}${",".padEnd(63, "[")}${"]".repeat(62)}]`;
    expect((await create({ body: `{"text":"a","extra":${extra}}`, headers: asJson })).status).toBe(201);
  });

  it("take the last of a repeated key, which is also the one that is checked", async () => {
    const { body } = await create({ body: '{"text": 1, "text": "b"}', headers: asJson });
    expect(body).toMatchObject({ data: { body: { text: "b" } } });
  });

  it("are refused when missing", async () => {
    const answers = [await create({}), await create({ headers: asJson }), await create({ body: "", headers: asJson })];
    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body).toMatchObject(invalid("body", "is required"));
    }
  });

  it("may be missing where they are optional", async () => {
    const { call } = await serveNotes();
    expect((await call("POST", "/notes/n_1:archive")).status).toBe(200);
    expect((await call("POST", "/notes/n_1:archive", json({ reason: 1 }))).body).toMatchObject(
      invalid("reason", "must be a string"),
    );
  });

  it("are ignored where the operation takes none", async () => {
    const { call } = await serveNotes();
    expect((await call("DELETE", "/notes/n_1", json({ a: 1 }))).status).toBe(204);
  });
});

describe("bodies of other types", () => {
  it.each([
    [{ "content-type": "text/plain" }, "Send the body as application/json."],
    [{ "content-type": "application/x-www-form-urlencoded" }, "Send the body as application/json."],
    [{ "content-type": "nonsense" }, "Send the body as application/json."],
    [{ "content-type": "application/jsonp" }, "Send the body as application/json."],
    [{ "content-type": "application/json; charset=latin1" }, "Send the body in UTF-8."],
    [
      { ...asJson, "content-encoding": "gzip" },
      "Send the body without Content-Encoding; compressed bodies are not read.",
    ],
  ])("%j is a 415", async (headers, message) => {
    const { status, body } = await create({ body: '{"text":"a"}', headers });
    expect(status).toBe(415);
    expect(body).toMatchObject({ success: false, error: { code: "UNSUPPORTED_MEDIA_TYPE", message } });
  });

  it("is a 415 without any type", async () => {
    const { body } = await create({ body: new Uint8Array([123, 125]) });
    expect(body).toMatchObject({ error: { code: "UNSUPPORTED_MEDIA_TYPE" } });
  });

  it.each([
    ["text/csv", "a;b", { status: 200, data: "a;b" }],
    ["image/png", "\u0001", { status: 200, data: { type: "Buffer", data: [1] } }],
    ["application/octet-stream", "x", { status: 200, data: { type: "Buffer", data: [120] } }],
  ])("%s is text where it has a schema, bytes where it has none", async (type, text, { status, data }) => {
    const { call } = await serveNotes();
    const answer = await call("PUT", "/notes", { body: text, headers: { "content-type": type } });
    expect([answer.status, answer.body]).toMatchObject([status, { data: { body: data } }]);
  });

  it("is text that its schema checks", async () => {
    const { call } = await serveNotes();
    const answer = await call("PUT", "/notes", { body: "x".repeat(51), headers: { "content-type": "text/csv" } });
    expect(answer.body).toMatchObject(invalid("body", "must be at most 50 characters long"));
  });
});

describe("forms", () => {
  async function token(body: string) {
    const { call } = await serveNotes();
    return call("POST", "/oauth/token", { body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  }

  it("are read by the types of their schema", async () => {
    const { body } = await token("grant_type=client_credentials&lifetime=60&scope=a+b&other=%C3%BC&other=2");
    const fields = { grant_type: "client_credentials", lifetime: 60, scope: ["a b"], other: ["ü", "2"] };
    expect(body).toMatchObject({ body: fields });
  });

  it.each([
    ["", "body is required."],
    ["lifetime=1", "grant_type is required."],
    ["grant_type=password", "grant_type must be client_credentials."],
    ["grant_type=client_credentials&lifetime=soon", "lifetime must be an integer."],
    ["grant_type=%zz", "grant_type has malformed percent-encoding."],
  ])("%j is refused in the operation's own error shape", async (form, message) => {
    const { status, text } = await token(form);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({ error: "invalid_request", error_description: message });
  });

  it("are refused as JSON in the operation's own error shape too", async () => {
    const { call } = await serveNotes();
    const { status, body } = await call("POST", "/oauth/token", json({ grant_type: "client_credentials" }));
    expect(status).toBe(415);
    expect(body).toEqual({
      error: "invalid_request",
      error_description: "Send the body as application/x-www-form-urlencoded.",
    });
  });
});

describe("large bodies", () => {
  it("are a 413, told from Content-Length", async () => {
    const { call } = await serveNotes({ options: { bodyLimit: 1024 } });
    const { status, body, headers } = await call("POST", "/notes", json({ text: "x".repeat(2000) }));
    expect(status).toBe(413);
    expect(body).toMatchObject({
      success: false,
      error: { code: "PAYLOAD_TOO_LARGE", message: "The request body is larger than 1 KiB." },
    });
    expect(headers.get("x-request-id")).toMatch(/^req_/);
  });

  it("are a 413, told while they arrive in chunks", async () => {
    const { raw } = await serveNotes({ options: { bodyLimit: 16 } });
    const head = "POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer writer\r\n";
    const chunk = `20\r\n${"x".repeat(32)}\r\n`;
    const answer = await raw(`${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"message":"The request body is larger than 16 bytes."');
  });

  it("have a limit of 1 MiB by default", async () => {
    const { call } = await serveNotes();
    const { body } = await call("POST", "/notes", json({ text: "x".repeat(2 ** 20) }));
    expect(body).toMatchObject({ error: { message: "The request body is larger than 1 MiB." } });
  });
});
