import type { RunningSite } from "@hivepro/practice-sites";
import type { Account, Scan } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestClock } from "../support/clock.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { finishedScan } from "../support/scans.ts";
import { startSmallSite } from "../support/sites.ts";

const clock = new TestClock("2026-01-31T23:00:00.000Z");
let platform: TestPlatform;
let site: RunningSite;
beforeAll(async () => {
  platform = await startTestPlatform(
    { accountName: "Example Ltd", tier: "professional", scanConcurrency: 7 },
    { clock },
  );
  site = await startSmallSite();
});
afterAll(async () => {
  await platform.close();
  await site.close();
});

async function account(): Promise<Account> {
  return (await platform.api.get<Account>("/account")).data;
}

describe("the account", () => {
  it("starts empty, with the installation's name and limits", async () => {
    expect(await account()).toMatchObject({
      name: "Example Ltd",
      tier: "professional",
      limits: { concurrent_scans: 7 },
      usage: {
        running_scans: 0,
        queued_scans: 0,
        scans_this_month: 0,
        targets: 0,
        open_vulnerabilities: 0,
        reports: 0,
      },
      created_at: "2026-01-31T23:00:00.000Z",
    });
  });

  it("counts what it uses; scans by the month", async () => {
    const scan = await finishedScan(platform.api, site.url);
    await platform.api.post("/targets", { name: "Shop", url: site.url });
    await platform.api.post(`/scans/${scan.id}/reports`, { format: "csv" });
    const found = Object.values(scan.severity_counts).reduce((sum, count) => sum + count);
    expect((await account()).usage).toMatchObject({
      scans_this_month: 1,
      targets: 1,
      open_vulnerabilities: found,
      reports: 1,
    });
    clock.advance(3600);
    expect((await account()).usage.scans_this_month).toBe(0);
    await platform.api.post<Scan>("/scans", { target: "http://127.0.0.1:9/" });
    expect((await account()).usage.scans_this_month).toBe(1);
  });
});
