import type { RunningSite } from "@hivepro/practice-sites";
import type { Account, Report, Scan, Severity, Vulnerability } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { finishedScan, waitForEnd, waitForScan } from "../support/scans.ts";
import { startHeldSite, startSmallSite } from "../support/sites.ts";

let platform: TestPlatform;
let site: RunningSite;
beforeAll(async () => {
  platform = await startTestPlatform({ scanConcurrency: 1 });
  site = await startSmallSite();
});
afterAll(async () => {
  await platform.close();
  await site.close();
});

function countsOf(vulnerabilities: readonly Vulnerability[]) {
  const count = (wanted: Severity) => vulnerabilities.filter(({ severity }) => severity === wanted).length;
  return {
    critical: count("critical"),
    high: count("high"),
    medium: count("medium"),
    low: count("low"),
    info: count("info"),
  };
}

describe("a scan that can't start", () => {
  it.each([
    ["a private address", { target: "http://192.168.0.1/" }, "INVALID_TARGET", "target"],
    ["another scheme", { target: "ftp://127.0.0.1/" }, "INVALID_TARGET", "target"],
    ["an unknown profile", { target: "http://127.0.0.1/", profile: "nope" }, "UNKNOWN_PROFILE", "profile"],
    [
      "an unknown check",
      { target: "http://127.0.0.1/", options: { checks: ["nope"] } },
      "UNKNOWN_CHECK",
      "options.checks",
    ],
  ])("is refused: %s", async (_, body, code, field) => {
    const answer = await platform.api.post("/scans", body);
    expect([answer.status, answer.error.code, answer.error.details?.field]).toEqual([400, code, field]);
  });
});

describe("a scan that fails", () => {
  it("says that the target can't be reached", async () => {
    const scan = await finishedScan(platform.api, "http://127.0.0.1:9/");
    expect(scan).toMatchObject({ status: "failed", phase: "finished", failure: { reason: "target_unreachable" } });
    expect(scan.completed_at).not.toBeNull();
  });

  it("says that time ran out, and keeps what it found", async () => {
    const held = await startHeldSite();
    const { data } = await platform.api.post<Scan>("/scans", { target: held.url, options: { timeout: 5 } });
    const scan = await waitForEnd(platform.api, data.id);
    expect(scan).toMatchObject({ status: "failed", failure: { reason: "timeout" } });
    await held.close();
  });
});

describe("a scan", () => {
  it("starts in the queue, with all options, and tells where it is", async () => {
    const answer = await platform.api.post<Scan>("/scans", {
      target: site.url.toUpperCase().replace("HTTP", "http"),
      scan_type: "quick",
      options: { depth: 0 },
      name: "Nightly",
      tags: ["nightly"],
      notes: "n",
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(`/api/v1/scans/${answer.data.id}`);
    expect(answer.data).toMatchObject({
      name: "Nightly",
      target: site.url,
      target_id: null,
      scan_type: "quick",
      profile: null,
      options: { depth: 0, timeout: 600, max_requests: 300, requests_per_second: 20, respect_robots: false },
      status: "queued",
      phase: "waiting",
      progress: 0,
      failure: null,
      tags: ["nightly"],
      notes: "n",
      started_at: null,
      completed_at: null,
    });
    await waitForEnd(platform.api, answer.data.id);
  });

  it("finds vulnerabilities, and counts them", async () => {
    const scan = await finishedScan(platform.api, site.url);
    expect(scan).toMatchObject({ status: "completed", phase: "finished", progress: 100, failure: null });
    expect(scan.statistics.requests).toBeGreaterThan(0);
    const found = await allItems<Vulnerability>(platform.api, `/scans/${scan.id}/vulnerabilities?limit=3`);
    expect(found.length).toBeGreaterThan(3);
    expect(scan.severity_counts).toEqual(countsOf(found));
    for (const { target, status, last_scan_id } of found) {
      expect({ target, status, last_scan_id }).toEqual({
        target: new URL(site.url).origin,
        status: "open",
        last_scan_id: scan.id,
      });
    }
  });

  it("can be renamed, not otherwise changed", async () => {
    const scan = await finishedScan(platform.api, site.url);
    const changed = await platform.api.patch<Scan>(`/scans/${scan.id}`, { name: "Other", tags: ["a"], notes: "n" });
    expect(changed.data).toMatchObject({ name: "Other", tags: ["a"], notes: "n", status: "completed" });
    const emptied = await platform.api.patch<Scan>(`/scans/${scan.id}`, { name: null, notes: null });
    expect(emptied.data).toMatchObject({ name: null, tags: ["a"], notes: null });
    expect((await platform.api.patch(`/scans/${scan.id}`, { target: "http://127.0.0.1/" })).status).toBe(400);
  });

  it("waits while the account's scans run, and is canceled at any time", async () => {
    const held = await startHeldSite();
    const { data: first } = await platform.api.post<Scan>("/scans", { target: held.url });
    await held.held;
    const { data: second } = await platform.api.post<Scan>("/scans", { target: held.url });
    const { data: account } = await platform.api.get<Account>("/account");
    expect(account.usage).toMatchObject({ running_scans: 1, queued_scans: 1 });
    expect((await platform.api.get<Scan>(`/scans/${second.id}`)).data.status).toBe("queued");

    const deleted = await platform.api.delete(`/scans/${first.id}`);
    expect([deleted.status, deleted.error.code]).toEqual([409, "SCAN_NOT_FINISHED"]);
    const report = await platform.api.post<Report>(`/scans/${first.id}/reports`, { format: "json" });
    expect([report.status, report.error.code]).toEqual([409, "SCAN_NOT_FINISHED"]);

    const waiting = await platform.api.post<Scan>(`/scans/${second.id}/cancel`, undefined);
    expect(waiting.data).toMatchObject({ status: "canceled", phase: "finished", started_at: null });
    const running = await platform.api.post<Scan>(`/scans/${first.id}/cancel`, undefined);
    expect(running.data).toMatchObject({ status: "canceled", phase: "finished", failure: null });
    const again = await platform.api.post<Scan>(`/scans/${first.id}/cancel`, undefined);
    expect([again.status, again.data.completed_at]).toEqual([200, running.data.completed_at]);
    held.release();

    const next = await finishedScan(platform.api, site.url);
    expect(next.status).toBe("completed");
    expect((await platform.api.get<Scan>(`/scans/${first.id}`)).data.status).toBe("canceled");
    await held.close();
  });

  it("that is finished can't be canceled", async () => {
    const scan = await finishedScan(platform.api, site.url);
    const answer = await platform.api.post(`/scans/${scan.id}/cancel`, undefined);
    expect([answer.status, answer.error.code]).toEqual([409, "SCAN_FINISHED"]);
  });

  it("shows how far it is while it runs", async () => {
    const held = await startHeldSite();
    const { data } = await platform.api.post<Scan>("/scans", { target: held.url });
    await held.held;
    const scan = await waitForScan(platform.api, data.id, ({ statistics }) => statistics.requests > 0);
    expect(scan).toMatchObject({ status: "running", phase: "crawling", completed_at: null });
    expect(scan.started_at).not.toBeNull();
    held.release();
    expect((await waitForEnd(platform.api, data.id)).status).toBe("completed");
    await held.close();
  });
});

describe("deleting a scan", () => {
  it("takes its reports, and what no other scan saw, with it", async () => {
    const shared = await startSmallSite();
    const first = await finishedScan(platform.api, shared.url);
    const second = await finishedScan(platform.api, shared.url);
    const { data: report } = await platform.api.post<Report>(`/scans/${second.id}/reports`, { format: "json" });
    const list = `/vulnerabilities?target=${encodeURIComponent(shared.url)}`;
    const before = await allItems<Vulnerability>(platform.api, list);
    expect(before.length).toBeGreaterThan(0);
    expect(new Set(before.map(({ last_scan_id }) => last_scan_id))).toEqual(new Set([second.id]));

    expect((await platform.api.delete(`/scans/${second.id}`)).status).toBe(204);
    expect((await platform.api.get(`/scans/${second.id}`)).status).toBe(404);
    expect((await platform.api.get(`/reports/${report.id}`)).status).toBe(404);
    const between = await allItems<Vulnerability>(platform.api, list);
    expect(between.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(new Set(between.map(({ last_scan_id }) => last_scan_id))).toEqual(new Set([first.id]));

    expect((await platform.api.delete(`/scans/${first.id}`)).status).toBe(204);
    expect(await allItems<Vulnerability>(platform.api, list)).toEqual([]);
    await shared.close();
  });
});
