import type { ApiKeyWithSecret, Scope, TokenResponse } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

const clock = new TestClock();
let platform: TestPlatform;
let key: ApiKeyWithSecret;
beforeAll(async () => {
  platform = await startTestPlatform({}, { clock });
  key = await makeKey(["scans:read", "account:read"]);
});
afterAll(() => platform.close());

async function makeKey(scopes: Scope[], expires_at: string | null = null): Promise<ApiKeyWithSecret> {
  return (await platform.api.post<ApiKeyWithSecret>("/api-keys", { name: "client", scopes, expires_at })).data;
}

async function ask(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${platform.url}/api/v1/oauth/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
  });
  const body: TokenResponse & { error?: string; error_description?: string } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, body };
}

const grant = { grant_type: "client_credentials" };

function inBody({ id, secret }: Pick<ApiKeyWithSecret, "id" | "secret">) {
  return { ...grant, client_id: id, client_secret: secret };
}

function basic({ id, secret }: Pick<ApiKeyWithSecret, "id" | "secret">) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` };
}

describe("a token request that is wrong", () => {
  it.each([
    ["no credentials", () => grant, {}, 401, "invalid_client"],
    ["no secret", () => ({ ...grant, client_id: key.id }), {}, 401, "invalid_client"],
    ["a wrong secret", () => ({ ...inBody(key), client_secret: "hp_wrong" }), {}, 401, "invalid_client"],
    ["an unknown client", () => ({ ...inBody(key), client_id: "key_nope" }), {}, 401, "invalid_client"],
    ["a NUL in the client's id", () => ({ ...inBody(key), client_id: "key\0" }), {}, 401, "invalid_client"],
    ["a scope that is none", () => ({ ...inBody(key), scope: "everything" }), {}, 400, "invalid_scope"],
    ["a scope that the key lacks", () => ({ ...inBody(key), scope: "scans:write" }), {}, 400, "invalid_scope"],
    ["another scheme", () => grant, { authorization: "Bearer x" }, 401, "invalid_client"],
    ["broken Basic", () => grant, { authorization: "Basic %%%" }, 401, "invalid_client"],
  ])("is refused as RFC 6749 says: %s", async (_, form, headers, status, code) => {
    const answer = await ask(form(), headers);
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status, error: code });
    expect(answer.body.error_description).toMatch(/\.$/);
  });

  it("is refused when the credentials come twice", async () => {
    const answer = await ask(inBody(key), basic(key));
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status: 400, error: "invalid_request" });
  });

  it("is refused for a key that was revoked", async () => {
    const revoked = await makeKey(["scans:read"]);
    await platform.api.delete(`/api-keys/${revoked.id}`);
    const answer = await ask(inBody(revoked));
    expect({ status: answer.status, error: answer.body.error }).toEqual({ status: 401, error: "invalid_client" });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Basic/);
  });
});

describe("an access token", () => {
  it.each([
    ["in the body", () => ask(inBody(key))],
    ["as Basic", () => ask(grant, basic(key))],
  ])("is given for credentials %s", async (_, request) => {
    const { status, body, headers } = await request();
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^hpt_[0-9A-Za-z]{43}$/),
      token_type: "Bearer",
      expires_in: 3600,
      scope: "scans:read account:read",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect((await platform.api.with(body.access_token).get("/scans")).status).toBe(200);
  });

  it("has only the scopes that were asked for", async () => {
    const { body } = await ask({ ...inBody(key), scope: "account:read" });
    expect(body.scope).toBe("account:read");
    const client = platform.api.with(body.access_token);
    expect((await client.get("/account")).status).toBe(200);
    expect((await client.get("/scans")).error.code).toBe("FORBIDDEN");
  });

  it("ends after an hour", async () => {
    const client = platform.api.with((await ask(inBody(key))).body.access_token);
    clock.advance(3599);
    expect((await client.get("/scans")).status).toBe(200);
    clock.advance(1);
    const answer = await client.get("/scans");
    expect([answer.status, answer.error.code]).toEqual([401, "UNAUTHORIZED"]);
    expect(answer.error.message).toContain("expired");
  });

  it("does not outlive its key's date", async () => {
    const end = new Date(clock.now().getTime() + 600_000).toISOString();
    const { body } = await ask(inBody(await makeKey(["scans:read"], end)));
    expect(body.expires_in).toBe(600);
  });

  it("dies with its key", async () => {
    const short = await makeKey(["scans:read"]);
    const client = platform.api.with((await ask(inBody(short))).body.access_token);
    expect((await client.get("/scans")).status).toBe(200);
    await platform.api.delete(`/api-keys/${short.id}`);
    expect((await client.get("/scans")).error.code).toBe("KEY_REVOKED");
  });
});
