import { HiveProClient } from "@hivepro/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { startSmallSite } from "../support/sites.ts";
import { ContractCheck, operationIds } from "./contract-check.ts";

/** One story through the whole API with the generated SDK; each step calls operations that no other calls. */
const check = new ContractCheck();
let platform: TestPlatform;
let site: Awaited<ReturnType<typeof startSmallSite>>;
let client: HiveProClient;

beforeAll(async () => {
  site = await startSmallSite();
  platform = await startTestPlatform();
  client = new HiveProClient({ apiKey: platform.apiKey, baseUrl: `${platform.url}/api/v1`, fetch: check.fetch });
});

afterAll(async () => {
  await platform?.close();
  await site?.close();
});

test("health, account and the catalogue of checks", async () => {
  expect(await client.health.get()).toMatchObject({ status: "ok", database: "ok", jobs: "ok" });
  expect(await client.account.get()).toMatchObject({
    tier: "standard",
    limits: { requests_per_minute: expect.any(Number) },
  });
  const checks = await client.checks.list({ scan_type: "deep", limit: 100 }).toArray();
  expect(checks.length).toBeGreaterThanOrEqual(20);
  const [first] = checks;
  expect(await client.checks.get(first?.id ?? "")).toEqual(first);
});

test("keys and tokens", async () => {
  const created = await client.apiKeys.create({ name: "Pipeline", scopes: ["scans:read"] });
  expect((await client.apiKeys.list({ status: ["active"] }).toArray()).map(({ id }) => id)).toContain(created.id);
  const token = await client.oauth.createToken({
    grant_type: "client_credentials",
    client_id: created.id,
    client_secret: created.secret,
  });
  expect(token).toMatchObject({ token_type: "Bearer", scope: "scans:read" });
  const oauth = client.withOptions({ clientId: created.id, clientSecret: created.secret });
  expect(await oauth.scans.list().toArray()).toEqual([]);
  await client.apiKeys.revoke(created.id);
  expect(await client.apiKeys.get(created.id)).toMatchObject({ status: "revoked", last_used_at: expect.any(String) });
});

test("profiles and targets", async () => {
  const profile = await client.profiles.create({
    id: "gentle",
    name: "Gentle",
    scan_type: "quick",
    options: { depth: 1 },
  });
  expect(await client.profiles.update("gentle", { description: "For old servers." })).toMatchObject({
    description: "For old servers.",
  });
  expect(await client.profiles.get("gentle")).toMatchObject({ id: profile.id, options: { depth: 1 } });
  expect((await client.profiles.list().toArray()).map(({ id }) => id)).toEqual(
    expect.arrayContaining(["gentle", "web-app"]),
  );

  const target = await client.targets.create({ name: "Shop", url: site.url, default_profile: "gentle" });
  await client.targets.replace(target.id, { name: "Old shop", url: site.url });
  await target.refresh();
  expect(target).toMatchObject({ name: "Old shop", default_profile: null });
  expect((await client.targets.list({ search: "old" }).toArray()).map(({ id }) => id)).toEqual([target.id]);
  await client.targets.delete(target.id);
  await client.profiles.delete("gentle");
});

test("scans, what they find, and reports", async () => {
  const scan = await client.scans.create({
    target: site.url,
    scan_type: "quick",
    options: { requests_per_second: 200 },
  });
  await scan.waitUntilComplete({ minDelay: 0.1, maxDelay: 0.2 });
  expect(scan).toMatchObject({ status: "completed", progress: 100 });
  await client.scans.update(scan.id, { name: "First" });
  expect((await client.scans.list({ status: ["completed"] }).toArray()).map(({ name }) => name)).toEqual(["First"]);

  const found = await scan.getVulnerabilities().toArray();
  expect(found.length).toBeGreaterThan(0);
  const all = await client.vulnerabilities.list({ target: site.url }).toArray();
  expect(all.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => id).sort());
  const vulnerability = await client.vulnerabilities.get(found[0]?.id ?? "");
  await vulnerability.update({ status: "accepted_risk", note: "A test site." });
  expect(vulnerability).toMatchObject({ status: "accepted_risk", note: "A test site." });

  const report = await scan.generateReport({ format: "sarif" });
  const sarif: unknown = JSON.parse(await (await report.download()).text());
  expect(sarif).toMatchObject({ version: "2.1.0" });
  await report.waitUntilReady({ minDelay: 0.1 });
  expect(report.status).toBe("ready");
  const second = await client.reports.create({ scan_id: scan.id, format: "csv", severity: ["low", "info"] });
  expect((await client.reports.list({ scan_id: scan.id }).toArray()).map(({ id }) => id).sort()).toEqual(
    [report.id, second.id].sort(),
  );
  await client.reports.delete(second.id);

  const other = await client.scans.create({ target: site.url, options: { requests_per_second: 0.2 } });
  await other.cancel();
  await client.scans.waitUntilComplete(other.id, { minDelay: 0.1 }).catch(() => other.refresh());
  expect(other.status).toBe("canceled");
  await client.scans.delete(scan.id);
});

test("every operation of the contract was called, and every answer is as the contract says", () => {
  expect([...new Set(check.observed.map(({ operationId }) => operationId))].sort()).toEqual(operationIds);
  expect(check.observed.filter(({ problems }) => problems.length > 0)).toEqual([]);
});
