import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

describe("a request that is wrong", () => {
  it.each([
    ["an unknown path", "GET", "/nope", undefined, 404, "NOT_FOUND"],
    ["a path that can't be decoded", "GET", "/scans/%zz", undefined, 400, "INVALID_REQUEST"],
    ["an unknown method", "DELETE", "/scans", undefined, 405, "METHOD_NOT_ALLOWED"],
    ["an unknown id", "GET", "/scans/scan_nope", undefined, 404, "NOT_FOUND"],
    ["an unknown parameter", "GET", "/scans?colour=red", undefined, 400, "INVALID_REQUEST"],
    ["a limit of 0", "GET", "/scans?limit=0", undefined, 400, "INVALID_REQUEST"],
    ["a limit that is no number", "GET", "/scans?limit=many", undefined, 400, "INVALID_REQUEST"],
    ["an unknown status", "GET", "/scans?status=sleeping", undefined, 400, "INVALID_REQUEST"],
    ["a leap second", "GET", "/scans?created_after=2016-12-31T23:59:60Z", undefined, 400, "INVALID_REQUEST"],
    ["the year 0", "GET", "/scans?created_before=0000-01-01T00:00:00Z", undefined, 400, "INVALID_REQUEST"],
    ["a NUL in an id", "GET", "/scans/%00", undefined, 400, "INVALID_REQUEST"],
    ["a NUL in a filter", "GET", "/targets?search=a%00b", undefined, 400, "INVALID_REQUEST"],
    ["broken JSON", "POST", "/scans", "{", 400, "INVALID_REQUEST"],
    ["a body of the wrong type", "POST", "/scans", "[]", 400, "INVALID_REQUEST"],
    ["no body", "POST", "/scans", undefined, 400, "INVALID_REQUEST"],
    ["a NUL in a body", "POST", "/targets", { name: "a\0", url: "https://example.com" }, 400, "INVALID_REQUEST"],
    [
      "half a surrogate pair",
      "POST",
      "/targets",
      '{"name":"\\ud800","url":"https://example.com"}',
      400,
      "INVALID_REQUEST",
    ],
    ["a field too many", "POST", "/scans", { target: "http://127.0.0.1/", priority: 1 }, 400, "INVALID_REQUEST"],
    ["an empty change", "PATCH", "/scans/scan_nope", {}, 400, "INVALID_REQUEST"],
    ["a change of nothing known", "PATCH", "/scans/scan_nope", { name: "x" }, 404, "NOT_FOUND"],
    ["cancelling nothing known", "POST", "/scans/scan_nope/cancel", undefined, 404, "NOT_FOUND"],
    ["vulnerabilities of nothing known", "GET", "/scans/scan_nope/vulnerabilities", undefined, 404, "NOT_FOUND"],
    ["a report of nothing known", "POST", "/reports", { scan_id: "scan_nope", format: "pdf" }, 404, "NOT_FOUND"],
    ["a report in no known format", "POST", "/scans/scan_nope/reports", { format: "doc" }, 400, "INVALID_REQUEST"],
    ["the content of nothing known", "GET", "/reports/rpt_nope/content", undefined, 404, "NOT_FOUND"],
    ["deleting no known report", "DELETE", "/reports/rpt_nope", undefined, 404, "NOT_FOUND"],
    ["deleting no known scan", "DELETE", "/scans/scan_nope", undefined, 404, "NOT_FOUND"],
    ["deleting no known target", "DELETE", "/targets/tgt_nope", undefined, 404, "NOT_FOUND"],
    ["deleting no known profile", "DELETE", "/profiles/nope", undefined, 404, "NOT_FOUND"],
    ["deleting no known key", "DELETE", "/api-keys/key_nope", undefined, 404, "NOT_FOUND"],
    ["no known vulnerability", "GET", "/vulnerabilities/vuln_nope", undefined, 404, "NOT_FOUND"],
    ["triage of nothing known", "PATCH", "/vulnerabilities/vuln_nope", { status: "fixed" }, 404, "NOT_FOUND"],
    ["no known check", "GET", "/checks/nope", undefined, 404, "NOT_FOUND"],
  ])("with %s is told so", async (_, method, path, body, status, code) => {
    const answer = await platform.api.call(path, { method, body });
    expect({ status: answer.status, code: answer.error?.code }).toEqual({ status, code });
    expect(answer.body).toMatchObject({ success: false, error: { message: expect.stringMatching(/\.$/) } });
    expect(answer.meta.request_id).toMatch(/^req_/);
  });

  it("with a body beyond 1 MiB is refused", async () => {
    const answer = await platform.api.post("/scans", { target: "http://127.0.0.1/", notes: "x".repeat(2 ** 20) });
    expect({ status: answer.status, code: answer.error.code }).toEqual({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });

  it("with another media type is refused", async () => {
    const answer = await platform.api.call("/scans", {
      method: "POST",
      body: "a=1",
      headers: { "content-type": "text/plain" },
    });
    expect({ status: answer.status, code: answer.error.code }).toEqual({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
  });
});

describe("around the API", () => {
  it("sends the start page to the documentation", async () => {
    const response = await fetch(platform.url, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/docs/"]);
  });

  it("answers a wrong base path in a shape that clients can read", async () => {
    const response = await fetch(`${platform.url}/v1/scans`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ success: false, error: { code: "NOT_FOUND" } });
  });

  it("publishes its contract", async () => {
    const response = await fetch(`${platform.url}/openapi.json`);
    expect(await response.json()).toMatchObject({ openapi: "3.1.0", info: { title: "HivePro API" } });
  });

  it("adds the slash that pages of the documentation need for their links", async () => {
    const response = await fetch(`${platform.url}/docs/reference`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([301, "/docs/reference/"]);
  });

  it.each(["/api/v1/health", "/api/v1/nope", "/api/v1/%zz", "/nope", "/docs/", "/openapi.json"])(
    "sends security headers with %s",
    async (path) => {
      const { headers } = await fetch(`${platform.url}${path}`);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    },
  );

  it("tells its health without credentials", async () => {
    const answer = await platform.api.with(undefined).get("/health");
    expect(answer.data).toMatchObject({ status: "ok", database: "ok", jobs: "ok" });
  });
});
