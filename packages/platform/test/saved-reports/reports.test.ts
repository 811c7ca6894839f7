import type { RunningSite } from "@hivepro/practice-sites";
import { HiveProClient } from "@hivepro/sdk";
import type { Account, Report, Scan } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { finishedScan } from "../support/scans.ts";
import { startSmallSite } from "../support/sites.ts";

let platform: TestPlatform;
let site: RunningSite;
let scan: Scan;
beforeAll(async () => {
  platform = await startTestPlatform({ accountName: "Example Ltd" });
  site = await startSmallSite();
  scan = await finishedScan(platform.api, site.url);
});
afterAll(async () => {
  await platform.close();
  await site.close();
});

async function make(body: object): Promise<Report> {
  const answer = await platform.api.post<Report>(`/scans/${scan.id}/reports`, body);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("location")).toBe(`/api/v1/reports/${answer.data.id}`);
  return answer.data;
}

async function download(id: string): Promise<{ headers: Headers; bytes: Buffer }> {
  const response = await platform.api.raw(`/reports/${id}/content`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString("utf8", 0, 500)).toBe(200);
  return { headers: response.headers, bytes };
}

/** The same response, whose connection breaks at a byte. */
function cutOff({ status, headers }: Response, bytes: Uint8Array, at: number): Response {
  const pieces = [bytes.subarray(0, at)];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.error(new TypeError("terminated"));
    },
  });
  return new Response(body, { status, headers });
}

describe("a report", () => {
  it.each([
    ["pdf", "application/pdf", "%PDF-"],
    ["html", "text/html", "<!doctype html>"],
    ["json", "application/json", "{"],
    ["csv", "text/csv", ""],
    ["sarif", "application/sarif+json", "{"],
  ])("as %s is waited for and downloaded", async (format, mediaType, start) => {
    const report = await make({ format });
    expect(report).toMatchObject({ format, media_type: mediaType, scan_id: scan.id, size_bytes: null, failure: null });
    const { headers, bytes } = await download(report.id);
    expect(headers.get("content-type")).toBe(mediaType);
    expect(headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="security-report-of-127\\.0\\.0\\.1-\\d+\\.${format}"$`),
    );
    expect(bytes.toString("latin1", 0, 40).toLowerCase()).toContain(start.toLowerCase());
    const { data } = await platform.api.get<Report>(`/reports/${report.id}`);
    expect(data).toMatchObject({ status: "ready", size_bytes: bytes.length });
    expect(data.completed_at).not.toBeNull();
  });

  it("is gone on with by the SDK where it broke off", async () => {
    const { id } = await make({ format: "pdf" });
    const { bytes } = await download(id);
    const asked: (string | null)[] = [];
    const breaking: typeof fetch = async (url, init) => {
      const range = new Headers(init?.headers).get("range");
      asked.push(range);
      const response = await fetch(url, init);
      return range === null ? cutOff(response, await response.bytes(), 1000) : response;
    };
    const client = new HiveProClient({
      apiKey: platform.apiKey,
      baseUrl: `${platform.url}/api/v1`,
      fetch: breaking,
    });
    expect(Buffer.from(await client.reports.download(id).bytes()).equals(bytes)).toBe(true);
    expect(asked).toEqual([null, "bytes=1000-"]);
  });

  it("has the title, severities and evidence that were asked for", async () => {
    const report = await make({
      format: "json",
      title: "Für  die/Prüfer",
      severity: ["info", "low"],
      include_evidence: false,
    });
    expect(report).toMatchObject({ severity: ["low", "info"], include_evidence: false });
    const { headers, bytes } = await download(report.id);
    expect(headers.get("content-disposition")).toBe('attachment; filename="fur-die-prufer.json"');
    const text = bytes.toString("utf8");
    expect(text).toContain("Für  die/Prüfer");
    expect(text).not.toContain('"severity": "medium"');
    expect(text).not.toMatch(/response_?excerpt/i);
    expect(text).toContain("Example Ltd");
  });

  it("can be made from /reports, listed and deleted", async () => {
    const { data: report } = await platform.api.post<Report>("/reports", { scan_id: scan.id, format: "csv" });
    await download(report.id);
    const ids = async (query: string) =>
      (await allItems<Report>(platform.api, `/reports?${query}`)).map(({ id }) => id);
    expect(await ids(`scan_id=${scan.id}&format=csv&status=ready&limit=1`)).toContain(report.id);
    expect(await ids("status=failed")).toEqual([]);
    expect(await ids("scan_id=scan_nope")).toEqual([]);
    const before = (await platform.api.get<Account>("/account")).data.usage.reports;
    expect((await platform.api.delete(`/reports/${report.id}`)).status).toBe(204);
    expect((await platform.api.get(`/reports/${report.id}/content`)).status).toBe(404);
    expect((await platform.api.get<Account>("/account")).data.usage.reports).toBe(before - 1);
  });
});
