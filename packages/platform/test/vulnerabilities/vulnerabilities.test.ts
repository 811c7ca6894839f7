import type { RunningSite } from "@hivepro/practice-sites";
import type { Scan, Vulnerability } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { finishedScan } from "../support/scans.ts";
import { startSmallSite } from "../support/sites.ts";

const RANKS: readonly string[] = ["info", "low", "medium", "high", "critical"];
let platform: TestPlatform;
let site: RunningSite;
let scan: Scan;
let known: Vulnerability[];
beforeAll(async () => {
  platform = await startTestPlatform();
  site = await startSmallSite();
  scan = await finishedScan(platform.api, site.url);
  known = await allItems<Vulnerability>(platform.api, "/vulnerabilities");
});
afterAll(async () => {
  await platform.close();
  await site.close();
});

function sortKey(vulnerability: Vulnerability, sort: string): number {
  if (sort === "severity") return RANKS.indexOf(vulnerability.severity);
  if (sort === "cvss_score") return vulnerability.cvss.score;
  return Date.parse(sort === "first_seen_at" ? vulnerability.first_seen_at : vulnerability.last_seen_at);
}

describe("the list of vulnerabilities", () => {
  it.each(["severity", "cvss_score", "first_seen_at", "last_seen_at"])(
    "is sorted by %s, page by page",
    async (sort) => {
      for (const order of ["asc", "desc"]) {
        const found = await allItems<Vulnerability>(
          platform.api,
          `/vulnerabilities?sort=${sort}&order=${order}&limit=2`,
        );
        const keys = found.map((vulnerability) => sortKey(vulnerability, sort));
        expect(keys).toEqual([...keys].sort((a, b) => (order === "asc" ? a - b : b - a)));
        expect(new Set(found.map(({ id }) => id))).toEqual(new Set(known.map(({ id }) => id)));
      }
    },
  );

  it("has what is asked for", async () => {
    const [first] = known;
    const severities = new Set(known.map(({ severity }) => severity));
    expect(severities.size).toBeGreaterThan(1);
    const ids = async (query: string) =>
      (await allItems<Vulnerability>(platform.api, `/vulnerabilities?${query}`)).map(({ id }) => id);
    const matching = (test: (vulnerability: Vulnerability) => boolean) => known.filter(test).map(({ id }) => id);
    expect(await ids("severity=low&severity=info")).toEqual(matching(({ severity }) => RANKS.indexOf(severity) < 2));
    expect(await ids(`check_id=${first?.check_id}`)).toEqual(matching(({ check_id }) => check_id === first?.check_id));
    expect(await ids(`cwe=${first?.cwe}`)).toEqual(matching(({ cwe }) => cwe === first?.cwe));
    expect(await ids(`target=${encodeURIComponent(`${site.url}deep/below?a=b`)}`)).toEqual(matching(() => true));
    expect(await ids("target=https://example.com")).toEqual([]);
    expect(await ids("target=tgt_nope")).toEqual([]);
    expect(await ids("status=fixed")).toEqual([]);
  });

  it("of a saved target is that of its origin", async () => {
    const { data } = await platform.api.post<{ id: string }>("/targets", { name: "Shop", url: `${site.url}shop` });
    expect(await allItems<Vulnerability>(platform.api, `/vulnerabilities?target=${data.id}`)).toHaveLength(
      known.length,
    );
  });
});

describe("a vulnerability", () => {
  it("is one, however many scans see it, and open again when it was thought fixed", async () => {
    const [fixed, accepted] = known;
    if (fixed === undefined || accepted === undefined) throw new Error("the site has more than one weakness");
    const path = `/vulnerabilities/${fixed.id}`;
    const triaged = await platform.api.patch<Vulnerability>(path, { status: "fixed", note: "released" });
    expect(triaged.data).toMatchObject({ status: "fixed", note: "released" });
    await platform.api.patch(`/vulnerabilities/${accepted.id}`, { status: "accepted_risk" });
    expect(await allItems(platform.api, "/vulnerabilities?status=fixed")).toHaveLength(1);

    const again = await finishedScan(platform.api, site.url);
    expect(again.severity_counts).toEqual(scan.severity_counts);
    expect(await allItems(platform.api, "/vulnerabilities")).toHaveLength(known.length);
    const { data } = await platform.api.get<Vulnerability>(path);
    expect(data).toMatchObject({
      status: "open",
      note: "released",
      first_scan_id: scan.id,
      last_scan_id: again.id,
      first_seen_at: fixed.first_seen_at,
    });
    const kept = await platform.api.get<Vulnerability>(`/vulnerabilities/${accepted.id}`);
    expect(kept.data.status).toBe("accepted_risk");
  });

  it("loses its note, but not its status, when only the note is removed", async () => {
    const [first] = known;
    const path = `/vulnerabilities/${first?.id}`;
    await platform.api.patch(path, { status: "confirmed", note: "seen" });
    const { data } = await platform.api.patch<Vulnerability>(path, { note: null });
    expect(data).toMatchObject({ status: "confirmed", note: null });
  });
});
