import { describe, expect, it } from "vitest";
import { renderReport } from "../../../src/reports/render/render-report.ts";
import { hostileReport, SCRIPT } from "./hostile-report.ts";
import { sampleReport } from "./sample-report.ts";

async function render(document: Parameters<typeof renderReport>[1]) {
  const { content } = await renderReport("json", document);
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
}

describe("JSON report", () => {
  it("spells everything as the API does", async () => {
    const report = await render(sampleReport());
    expect(Object.keys(report)).toEqual(["schema_version", "report", "scan", "summary", "checks", "vulnerabilities"]);
    expect(report.scan).toMatchObject({ id: "scan_abc123", scan_type: "deep", duration_seconds: 2851, pages: 214 });
    expect(report.summary).toEqual({
      risk_rating: "critical",
      severity_counts: { critical: 1, high: 3, medium: 3, low: 3, info: 2 },
      reported_counts: { critical: 1, high: 3, medium: 3, low: 3, info: 2 },
      actionable_counts: { critical: 1, high: 3, medium: 2, low: 1, info: 2 },
    });
    expect(report.vulnerabilities[0]).toEqual({
      id: "vuln_01sqli",
      fingerprint: "fp_vuln_01sqli",
      check_id: "sql-injection-error",
      title: "SQL injection in the product search",
      description: expect.stringContaining("The value of the parameter"),
      severity: "critical",
      status: "confirmed",
      note: "Reproduced by the platform team on staging, ticket SHOP-4411.",
      confidence: "certain",
      cwe: "CWE-89",
      owasp: "A03:2021-Injection",
      cvss: { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", score: 9.8 },
      location: {
        url: "https://shop.example.com/search?q=shoes&category=12",
        method: "GET",
        parameter: "category",
      },
      evidence: {
        request: expect.stringContaining("GET /search"),
        response_excerpt: expect.stringContaining("SQL syntax"),
        matched: expect.stringContaining("You have an error"),
      },
      remediation: expect.stringContaining("Use parameterised queries"),
      references: expect.arrayContaining(["https://owasp.org/www-community/attacks/SQL_Injection"]),
      first_seen_at: "2026-11-20T09:00:00Z",
      last_seen_at: "2026-11-24T08:31:12Z",
    });
  });

  it("says null for what is unknown instead of leaving it out", async () => {
    const { report, scan } = sampleReport();
    const bare = await render(
      sampleReport({
        report: { id: report.id, title: report.title, createdAt: report.createdAt },
        scan: {
          ...scan,
          name: undefined,
          profile: undefined,
          startedAt: null,
          completedAt: null,
          durationSeconds: null,
        },
      }),
    );
    expect(bare.report.organization).toBeNull();
    expect(bare.scan).toMatchObject({ name: null, profile: null, started_at: null, completed_at: null });
    expect(bare.vulnerabilities[7].location.parameter).toBeNull();
    expect(bare.vulnerabilities[7].evidence.matched).toBeNull();
  });

  it("keeps hostile texts whole", async () => {
    const report = await render(hostileReport());
    expect(report.vulnerabilities[0].title).toBe(SCRIPT);
    expect(report.vulnerabilities.map(({ evidence }: { evidence: object | null }) => evidence === null)).toContain(
      true,
    );
    const long = report.vulnerabilities.find(({ id }: { id: string }) => id === "vuln_long");
    expect(long.description).toHaveLength(50_000);
  });
});
