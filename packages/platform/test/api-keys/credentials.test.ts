import type { ApiKey, ApiKeyWithSecret, Scope } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

const clock = new TestClock();
let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({}, { clock });
});
afterAll(() => platform.close());

async function makeKey(scopes: Scope[], expires_at: string | null = null): Promise<ApiKeyWithSecret> {
  const { data, status } = await platform.api.post<ApiKeyWithSecret>("/api-keys", { name: "test", scopes, expires_at });
  expect(status).toBe(201);
  return data;
}

describe("credentials that don't work", () => {
  it("are asked for when they are missing", async () => {
    const answer = await platform.api.with(undefined).get("/scans");
    expect([answer.status, answer.error.code]).toEqual([401, "UNAUTHORIZED"]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it.each(["hp_0000000000000000000000000000000000000000000", "hpt_00000000000000000000000000000000000000", "x", "hp_"])(
    "are refused when nobody was given them: %s",
    async (secret) => {
      const answer = await platform.api.with(secret).get("/scans");
      expect([answer.status, answer.error.code]).toEqual([401, "UNAUTHORIZED"]);
    },
  );

  it("are refused when only the start is right", async () => {
    const almost = `${platform.apiKey.slice(0, -1)}${platform.apiKey.endsWith("a") ? "b" : "a"}`;
    const answer = await platform.api.with(almost).get("/scans");
    expect([answer.status, answer.error.code]).toEqual([401, "UNAUTHORIZED"]);
  });

  it("are told to have expired", async () => {
    const key = await makeKey(["scans:read"], "2026-01-15T13:00:00Z");
    const client = platform.api.with(key.secret);
    expect((await client.get("/scans")).status).toBe(200);
    clock.advance(3600);
    const answer = await client.get("/scans");
    expect([answer.status, answer.error.code]).toEqual([401, "KEY_EXPIRED"]);
    expect((await platform.api.get<ApiKey>(`/api-keys/${key.id}`)).data.status).toBe("expired");
  });

  it("are told to be revoked, and stay in the list", async () => {
    const key = await makeKey(["scans:read"]);
    expect((await platform.api.delete(`/api-keys/${key.id}`)).status).toBe(204);
    expect((await platform.api.delete(`/api-keys/${key.id}`)).status).toBe(204);
    const answer = await platform.api.with(key.secret).get("/scans");
    expect([answer.status, answer.error.code]).toEqual([401, "KEY_REVOKED"]);
    const revoked = await allItems<ApiKey>(platform.api, "/api-keys?status=revoked");
    expect(revoked.map(({ id, status }) => [id, status])).toContainEqual([key.id, "revoked"]);
  });

  it("are told which scope they lack", async () => {
    const key = await makeKey(["scans:read"]);
    const answer = await platform.api.with(key.secret).post("/scans", { target: "http://127.0.0.1/" });
    expect([answer.status, answer.error.code]).toEqual([403, "FORBIDDEN"]);
    expect(answer.error.details?.required_scopes).toEqual(["scans:write"]);
  });

  it("can't make others that can do more", async () => {
    const key = await makeKey(["api-keys:write", "scans:read"]);
    const wanted = { name: "more", scopes: ["scans:read", "scans:write"] };
    const answer = await platform.api.with(key.secret).post("/api-keys", wanted);
    expect([answer.status, answer.error.code]).toEqual([403, "SCOPE_NOT_HELD"]);
    expect(answer.error.message).toContain("scans:write");
  });
});

describe("an API key", () => {
  it("shows its secret once", async () => {
    const key = await makeKey(["scans:read", "account:read"]);
    expect(key.secret).toMatch(/^hp_[0-9A-Za-z]{43}$/);
    expect(key.secret.startsWith(key.prefix)).toBe(true);
    const { data } = await platform.api.get<ApiKey>(`/api-keys/${key.id}`);
    expect(data).not.toHaveProperty("secret");
    expect(data).toMatchObject({ name: "test", scopes: ["scans:read", "account:read"], status: "active" });
  });

  it("says where it is", async () => {
    const answer = await platform.api.post<ApiKeyWithSecret>("/api-keys", { name: "n", scopes: ["scans:read"] });
    expect(answer.headers.get("location")).toBe(`/api/v1/api-keys/${answer.data.id}`);
  });

  it("remembers its last use to the minute", async () => {
    const key = await makeKey(["scans:read"]);
    clock.advance(90);
    await platform.api.with(key.secret).get("/scans");
    const expected = new Date(Math.floor(clock.now().getTime() / 60_000) * 60_000).toISOString();
    expect((await platform.api.get<ApiKey>(`/api-keys/${key.id}`)).data.last_used_at).toBe(expected);
  });

  it("is listed by status", async () => {
    const active = await allItems<ApiKey>(platform.api, "/api-keys?status=active&limit=2");
    expect(active.length).toBeGreaterThan(2);
    expect(new Set(active.map(({ status }) => status))).toEqual(new Set(["active"]));
  });
});
