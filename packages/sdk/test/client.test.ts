import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HiveProClient, NotFoundError, ScanFailedError, WaiterError } from "@hivepro/sdk";
import { createClient } from "@hivepro/sdk/fetch";
import { ScansResource } from "@hivepro/sdk/resources/scans";
import { afterEach, describe, expect, test, vi } from "vitest";
import { failure, startPeer, success } from "./peer.ts";

const scan = { id: "scan_1", status: "queued", progress: 0, target: "https://example.com/" };
const options = (url: string) => ({ apiKey: "hp_secret", baseUrl: url });

afterEach(() => vi.unstubAllEnvs());

describe("construction", () => {
  test("without credentials it says which option and which variable", () => {
    vi.stubEnv("HIVEPRO_API_KEY", "");
    expect(() => new HiveProClient()).toThrow(/apiKey.*HIVEPRO_API_KEY/);
  });

  test("credentials and server come from the environment", async () => {
    await using peer = await startPeer(() => success({ id: "acct_1" }));
    vi.stubEnv("HIVEPRO_API_KEY", "hp_from_environment");
    vi.stubEnv("HIVEPRO_BASE_URL", peer.url);
    await new HiveProClient().account.get();
    expect(peer.seen[0]?.headers.authorization).toBe("Bearer hp_from_environment");
  });

  test("printing a client shows no secret", async () => {
    const { inspect } = await import("node:util");
    expect(inspect(new HiveProClient({ apiKey: "hp_secret" }), { depth: 10, showHidden: true })).not.toContain(
      "hp_secret",
    );
  });
});

describe("calls", () => {
  test("a body goes out as JSON with an idempotency key, the data comes back bare", async () => {
    await using peer = await startPeer(() => ({ status: 201, ...success(scan) }));
    const client = new HiveProClient(options(peer.url));
    const created = await client.scans.create({ target: "https://example.com", scan_type: "standard" });
    expect(created.id).toBe("scan_1");
    expect(peer.seen[0]).toMatchObject({
      method: "POST",
      url: "/api/v1/scans",
      body: { target: "https://example.com", scan_type: "standard" },
    });
    expect(peer.seen[0]?.headers["idempotency-key"]).toMatch(/.{16,}/);
    expect(peer.seen[0]?.headers["user-agent"]).toMatch(/^hivepro-sdk-typescript\/\d+\.\d+\.\d+/);
  });

  test("path parameters are escaped, lists are repeated", async () => {
    await using peer = await startPeer(() => success([], { next_cursor: null, has_more: false }));
    const client = new HiveProClient(options(peer.url));
    await client.scans.listVulnerabilities("a/b c", { severity: ["critical", "high"] });
    expect(peer.seen[0]?.url).toBe("/api/v1/scans/a%2Fb%20c/vulnerabilities?severity=critical&severity=high");
  });

  test("an error of the API is thrown by its status, with code, details and request id", async () => {
    await using peer = await startPeer(() => failure(404, "NOT_FOUND", { field: "scan_id" }));
    const client = new HiveProClient(options(peer.url));
    const error = await client.scans.get("scan_nope").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ status: 404, code: "NOT_FOUND", requestId: "req_2", details: { field: "scan_id" } });
    expect(JSON.stringify(error) + String(error)).not.toContain("hp_secret");
  });

  test("an error of the token endpoint has the form of RFC 6749", async () => {
    const body = { error: "invalid_client", error_description: "The secret is wrong." };
    await using peer = await startPeer(() => ({ status: 401, json: body }));
    const client = new HiveProClient({
      ...options(peer.url),
      fetch: (url, init) => fetch(url, { ...init, body: "{}" }),
    });
    const call = client.oauth.createToken({ grant_type: "client_credentials" });
    await expect(call).rejects.toMatchObject({ status: 401, code: "invalid_client" });
    expect(peer.seen[0]?.headers.authorization).toBeUndefined();
    expect(peer.seen[0]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
  });

  test("meta and response stay within reach", async () => {
    await using peer = await startPeer(() => success(scan));
    const result = await new HiveProClient(options(peer.url)).scans.get("scan_1").withResponse();
    expect(result).toMatchObject({ data: { id: "scan_1" }, meta: { request_id: "req_1" }, requestId: "req_1" });
    expect(result.response.status).toBe(200);
  });

  test("a resource can be used without the whole client", async () => {
    await using peer = await startPeer(() => success(scan));
    expect(await new ScansResource(options(peer.url)).get("scan_1")).toMatchObject({ id: "scan_1" });
  });

  test("the fetch client is typed by paths and unwraps too", async () => {
    await using peer = await startPeer(({ url }) =>
      url.endsWith("scan_1") ? success(scan) : failure(404, "NOT_FOUND"),
    );
    const client = createClient(options(peer.url));
    const found = await client.GET("/scans/{scan_id}", { params: { path: { scan_id: "scan_1" } } });
    expect(found.data?.id).toBe("scan_1");
    const missing = await client.GET("/scans/{scan_id}", { params: { path: { scan_id: "scan_2" } } });
    expect(missing.error).toMatchObject({ success: false, error: { code: "NOT_FOUND" } });
  });
});

describe("lists", () => {
  test("iterating follows the cursor to the end", async () => {
    await using peer = await startPeer(({ url }) =>
      url.includes("cursor=two")
        ? success([{ id: "scan_2" }], { next_cursor: null, has_more: false })
        : success([{ id: "scan_1" }], { next_cursor: "two", has_more: true }),
    );
    const ids: string[] = [];
    for await (const item of new HiveProClient(options(peer.url)).scans.list({ status: ["running"] }))
      ids.push(item.id);
    expect(ids).toEqual(["scan_1", "scan_2"]);
    expect(peer.seen.map(({ url }) => url)).toEqual([
      "/api/v1/scans?status=running",
      "/api/v1/scans?status=running&cursor=two",
    ]);
  });
});

describe("objects", () => {
  test("they carry calls and stay plain data", async () => {
    await using peer = await startPeer(() => success(scan));
    const found = await new HiveProClient(options(peer.url)).scans.get("scan_1");
    expect(typeof found.getVulnerabilities).toBe("function");
    expect(JSON.parse(JSON.stringify(found))).toEqual(scan);
    expect({ ...found }).toStrictEqual(scan);
    expect(structuredClone(found)).toStrictEqual(scan);
    expect(Object.keys(found)).toEqual(Object.keys(scan));
  });

  test("waiting polls until the scan is done, tells progress, and brings the object up to date", async () => {
    const states = ["queued", "running", "completed"];
    await using peer = await startPeer(() => success({ ...scan, status: states.shift(), progress: 50 }));
    const found = await new HiveProClient(options(peer.url)).scans.get("scan_1");
    const seen: string[] = [];
    const done = await found.waitUntilComplete({
      minDelay: 0.01,
      maxDelay: 0.01,
      onProgress: (s) => void seen.push(s.status),
    });
    expect(done).toBe(found);
    expect(found.status).toBe("completed");
    expect(seen).toContain("running");
  });

  test("waiting for a scan that fails throws, and the error has the scan", async () => {
    await using peer = await startPeer(() => success({ ...scan, status: "failed" }));
    const found = await new HiveProClient(options(peer.url)).scans.get("scan_1");
    const error: unknown = await found.waitUntilComplete({ minDelay: 0.01 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WaiterError);
    expect(error).toBeInstanceOf(ScanFailedError);
    expect(error).toMatchObject({ name: "ScanFailedError", scan: { id: "scan_1", status: "failed" } });
  });

  test("a report downloads itself into a file", async () => {
    const bytes = new TextEncoder().encode("%PDF-1.7 pretend");
    await using peer = await startPeer(({ url }) =>
      url.endsWith("/content")
        ? { bytes, headers: { "content-type": "application/pdf" } }
        : success({ id: "rpt_1", status: "ready" }),
    );
    const client = new HiveProClient(options(peer.url));
    const path = join(mkdtempSync(join(tmpdir(), "hivepro-sdk-")), "scan-report.pdf");
    const report = await client.reports.get("rpt_1");
    await report.download(path);
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
    expect(peer.seen[1]?.headers.accept).toContain("application/pdf");
  });
});
