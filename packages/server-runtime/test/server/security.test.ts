import { describe, expect, it } from "vitest";
import { ApiError, type Credential } from "../../src/index.ts";
import { json, serveNotes } from "./notes-server.ts";

/** `fetch` options that send only these headers as credentials. */
function as(headers: Record<string, string>): RequestInit {
  return { headers: { authorization: "", ...headers } };
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("credentials", () => {
  it.each<[string, Record<string, string>, string]>([
    ["a bearer token", { authorization: "Bearer reader" }, "/notes"],
    ["a bearer token, any case", { authorization: "bearer  reader" }, "/notes"],
    ["a key in a header", { "x-api-key": "reader" }, "/notes"],
    ["a key in the query", {}, "/me?api_key=reader"],
    ["a user name and password", { authorization: basic("ann:s:cret") }, "/me"],
    ["two schemes together", { authorization: "Bearer reader", "x-api-key": "reader" }, "/me"],
    ["none where none are needed", {}, "/echo/1/true/1"],
  ])("%s are accepted", async (_, headers, path) => {
    const { call } = await serveNotes();
    expect((await call("GET", path, as({ "x-depth": "1", ...headers }))).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ["none", {}],
    ["another scheme", { authorization: basic("reader:reader") }],
    ["a malformed header", { authorization: "Bearer" }],
    ["a token with characters that tokens can't have", { authorization: "Bearer rea der" }],
    ["a token that is absurdly long", { authorization: `Bearer ${"x".repeat(9000)}` }],
  ])("%s is a 401 that says what to send", async (_, headers) => {
    const { call } = await serveNotes();
    const answer = await call("GET", "/notes", as(headers));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.body).toMatchObject({
      success: false,
      error: { code: "UNAUTHORIZED", message: "Send credentials as Authorization: Bearer or header X-Api-Key." },
    });
  });

  it("that are unknown are a 401 with the reason in the challenge", async () => {
    const { call } = await serveNotes();
    const { status, body, headers } = await call("GET", "/notes", as({ authorization: "Bearer nobody" }));
    expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer error="invalid_token"']);
    expect(body).toMatchObject({ error: { message: "The credentials are unknown, expired or revoked." } });
  });

  it("that are wrong are refused even where none are needed", async () => {
    const { call } = await serveNotes();
    const { status } = await call("GET", "/echo/1/true/1", as({ authorization: "Bearer nobody", "x-depth": "1" }));
    expect(status).toBe(401);
  });

  it("are challenged for each scheme of the operation", async () => {
    const { call } = await serveNotes();
    const { headers } = await call("GET", "/me", as({}));
    expect(headers.get("www-authenticate")).toBe('Bearer, Basic realm="Notes API", charset="UTF-8"');
  });

  it("of all schemes of a requirement must be right", async () => {
    const { call } = await serveNotes();
    expect((await call("GET", "/me", as({ authorization: "Bearer reader" }))).status).toBe(401);
    expect((await call("GET", "/me", as({ authorization: "Bearer reader", "x-api-key": "x" }))).status).toBe(401);
  });

  it("are refused in the app's own words", async () => {
    const expired = new ApiError(401, "KEY_EXPIRED", "This key expired. Create a new one.");
    for (const authenticate of [() => expired, () => Promise.reject(expired)]) {
      const { call } = await serveNotes({ options: { authenticate, validateResponses: true } });
      const { status, body, headers } = await call("GET", "/notes");
      expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(body).toMatchObject({ error: { code: "KEY_EXPIRED", message: "This key expired. Create a new one." } });
    }
  });

  it("that can't be checked are a 500 that is reported", async () => {
    const options = { authenticate: () => Promise.reject(new Error("database password is hunter2")) };
    const { call, failures } = await serveNotes({ options });
    const { status, text } = await call("GET", "/notes");
    expect(status).toBe(500);
    expect(text).not.toContain("hunter2");
    expect(failures[0]).toMatchObject({
      error: { message: "database password is hunter2" },
      operation: { id: "listNotes" },
    });
  });

  it("reach the app with scheme and kind, once a scheme until one is accepted", async () => {
    const seen: Credential[] = [];
    const authenticate = (credential: Credential) => {
      seen.push(credential);
      return credential.scheme === "key" ? { name: "ann", scopes: ["notes:read"] } : undefined;
    };
    const { call } = await serveNotes({ options: { authenticate } });
    const { body } = await call("GET", "/notes", as({ authorization: "Bearer t", "x-api-key": "k" }));
    expect(body).toMatchObject({ data: { user: "ann" } });
    expect(seen).toEqual([
      { scheme: "bearer", kind: "bearer", value: "t" },
      { scheme: "key", kind: "apiKey", value: "k" },
    ]);
  });

  it("are not asked for where the operation is open", async () => {
    const authenticate = () => {
      throw new Error("must not be called");
    };
    const { call } = await serveNotes({ options: { authenticate } });
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    expect((await call("POST", "/oauth/token", { body })).status).toBe(200);
  });
});

describe("scopes", () => {
  it("that are missing are a 403 that names them", async () => {
    const { call } = await serveNotes();
    const { status, body, headers } = await call(
      "POST",
      "/notes",
      json({ text: "a" }, { authorization: "Bearer reader" }),
    );
    expect(status).toBe(403);
    expect(headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope", scope="notes:write"');
    expect(body).toMatchObject({
      success: false,
      error: {
        code: "FORBIDDEN",
        message: "These credentials lack the scope notes:write.",
        details: { required_scopes: ["notes:write"] },
      },
    });
  });

  it("are looked at before the body", async () => {
    const { call } = await serveNotes();
    const init = { body: "nonsense", headers: { "content-type": "text/plain", authorization: "Bearer reader" } };
    expect((await call("POST", "/notes", init)).status).toBe(403);
  });
});
