import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

/** What the API overview shows, to the letter. */
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
});

afterAll(() => platform?.close());

test("a target that is no URL is INVALID_TARGET, with field and reason", async () => {
  const { status, error, body } = await platform.api.post("/scans", { target: "not a url", scan_type: "standard" });
  expect(status).toBe(400);
  expect(error).toMatchObject({ code: "INVALID_TARGET", details: { field: "target", reason: "Invalid URL format" } });
  expect(body).toMatchObject({ success: false, meta: { request_id: expect.stringMatching(/^req_/) } });
});

test("a refused caller sees the rate limit too", async () => {
  const { status, headers } = await platform.api.with("hp_nobody").get("/scans");
  expect(status).toBe(401);
  for (const name of ["limit", "remaining", "reset"]) expect(headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
});

test("another grant than client credentials is refused in the words of RFC 6749", async () => {
  const response = await fetch(`${platform.url}/api/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "key_1", client_secret: "x" }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: "unsupported_grant_type" });
});
