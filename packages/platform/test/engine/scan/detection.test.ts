import type { RunningSite } from "@hivepro/practice-sites";
import {
  PLANTED,
  PLANTED_WITH_TLS,
  type Planted,
  startCleanSite,
  startTrapSite,
  startVulnerableSite,
  startVulnerableTlsSite,
} from "@hivepro/practice-sites";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCatalogue, type Finding, type ScanType } from "../../../src/engine/index.ts";
import { scan } from "../scan.ts";

const SCAN_TYPES: readonly ScanType[] = ["quick", "standard", "deep"];

function expectedIn(planted: readonly Planted[], scanType: ScanType): string[] {
  return (
    planted
      .filter(({ checkId, deepOnly }) => {
        const check = checkCatalogue.find(({ id }) => id === checkId);
        return check?.scanTypes.includes(scanType) && (!deepOnly || scanType === "deep");
      })
      // A quick scan asks for no directories that no page links to.
      .filter(({ checkId }) => checkId !== "directory-listing" || scanType !== "quick")
      .map(({ checkId, path, method = "GET", parameter = "", subject = "" }) =>
        [checkId, method, path, parameter, subject].join(" "),
      )
      .sort()
  );
}

function place({ checkId, title, location }: Finding): string {
  const { pathname } = new URL(location.url);
  const base = checkCatalogue.find(({ id }) => id === checkId)?.title ?? "";
  return [checkId, location.method, pathname, location.parameter ?? "", title.slice(base.length + 2)].join(" ");
}

function aboveInfo(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity !== "info").map(place);
}

describe("the vulnerable site", () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startVulnerableSite();
  });
  afterAll(() => site.close());

  test.for(SCAN_TYPES)("a %s scan finds exactly what is planted for it", async (scanType) => {
    const { findings, summary } = await scan({ target: site.url, scanType });
    expect(findings.map(place).sort()).toEqual(expectedIn(PLANTED, scanType));
    expect(summary.failedChecks).toEqual([]);
    expect(summary.truncatedBy).toEqual([]);
  });

  test("two scans give the same fingerprints, each once", async () => {
    const first = await scan({ target: site.url });
    const second = await scan({ target: site.url });
    const prints = first.findings.map(({ fingerprint }) => fingerprint);
    expect(second.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual([...prints].sort());
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints.every((print) => /^fp_[0-9a-f]{32}$/.test(print))).toBe(true);
  });

  test("links that end or delete something are never requested", () => {
    expect(site.requests.filter((request) => /logout|delete/.test(request))).toEqual([]);
  });

  test("evidence is bounded and holds no credentials", async () => {
    const headers = { authorization: "Bearer scan-credential-1", "x-api-key": "scan-credential-2" };
    const { findings } = await scan({ target: site.url, options: { headers } });
    const evidence = JSON.stringify(findings.map((finding) => finding.evidence));
    const secrets = ["scan-credential", "3b1f9a77c2d84e06", "correct-horse", "QX7ZLM3T5RWV2B9D"];
    expect(secrets.filter((secret) => evidence.includes(secret))).toEqual([]);
    const excerpts = findings.flatMap(({ evidence: { request, responseExcerpt } }) => [request, responseExcerpt]);
    expect(Math.max(...excerpts.map((excerpt) => Buffer.byteLength(excerpt)))).toBeLessThanOrEqual(2048);
  });
});

describe("the vulnerable https site", () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startVulnerableTlsSite();
  });
  afterAll(() => site.close());

  test.for(SCAN_TYPES)("a %s scan finds what is wrong with its transport", async (scanType) => {
    const { findings } = await scan({ target: site.url, scanType });
    expect(findings.map(place)).toEqual(expect.arrayContaining(expectedIn(PLANTED_WITH_TLS, scanType)));
  });

  test("a name that is not loopback gets the full severity", async () => {
    const { findings } = await scan({
      target: `https://shop.example:${site.port}/`,
      scanType: "quick",
      environment: {
        policy: { allowed: ["shop.example"] },
        resolve: async () => [{ address: "127.0.0.1", family: 4 }],
      },
    });
    const severities = findings
      .filter(({ checkId }) => checkId.startsWith("tls-") || checkId === "hsts-missing")
      .map(({ title, severity }) => `${severity} ${title}`);
    expect(severities.sort()).toEqual([
      "medium Certificate is not trustworthy: expired",
      "medium Certificate is not trustworthy: self-signed",
      "medium Certificate is not trustworthy: wrong host name",
      "medium HTTP Strict Transport Security is not enforced",
      "medium Outdated TLS version offered: TLS 1.0",
      "medium Outdated TLS version offered: TLS 1.1",
    ]);
  });
});

describe.for([{ secure: false }, { secure: true }])("the clean site, secure: $secure", (options) => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startCleanSite(options);
  });
  afterAll(() => site.close());

  test.for(SCAN_TYPES)("a %s scan reports nothing above info", async (scanType) => {
    const { findings, summary } = await scan({ target: site.url, scanType });
    expect(aboveInfo(findings)).toEqual([]);
    expect(summary.failedChecks).toEqual([]);
    expect(summary.pages).toBeGreaterThan(5);
  });
});

describe("the trap site", () => {
  let site: RunningSite;
  beforeAll(async () => {
    site = await startTrapSite();
  });
  afterAll(() => site.close());

  test.for(SCAN_TYPES)("a %s scan falls for none of its traps", async (scanType) => {
    const { findings, summary } = await scan({ target: site.url, scanType });
    const headersOnly = ["clickjacking", "content-type-options-missing", "csp-missing"];
    expect(
      findings
        .filter(({ severity }) => severity !== "info")
        .map(({ checkId }) => checkId)
        .sort(),
    ).toEqual(headersOnly);
    expect(summary.pages).toBeGreaterThan(9);
  });
});
