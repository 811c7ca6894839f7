import { describe, expect, it } from "vitest";
import { worstFirst } from "../../../src/reports/render/content/severity.ts";
import type { FindingStatus } from "../../../src/reports/render/content/status.ts";
import { summarize } from "../../../src/reports/render/content/summary.ts";
import { formatDuration, formatNumber } from "../../../src/reports/render/content/wording.ts";
import { finding, sampleReport } from "./sample-report.ts";

const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

function one(status: FindingStatus, severity: "critical" | "low" = "critical") {
  return finding({
    id: `${status}-${severity}`,
    title: status,
    severity,
    status,
    cwe: "CWE-1",
    owasp: "o",
    checkId: "c",
  });
}

describe("executive summary", () => {
  it("says in sentences what the tables say", () => {
    expect(summarize(sampleReport()).paragraphs).toEqual([
      "HivePro examined https://shop.example.com/ with a deep scan on 24 November 2026. It sent 12,408 requests and looked at 214 pages in 47 minutes 31 seconds.",
      "The scan recorded 12 findings: 1 critical, 3 high, 3 medium, 3 low and 2 informational. 9 findings need action; 1 fixed, 1 accepted as a risk and 1 judged a false positive.",
      "The overall risk is rated Critical, because 1 critical finding needs action. Start with the top risks below. The most common cause is A05:2021-Security Misconfiguration, with 5 of 9.",
    ]);
  });

  it("rates by what needs action, not by what was settled", () => {
    const findings = [one("fixed"), one("accepted_risk"), one("false_positive"), one("open", "low")];
    const { rating, topRisks } = summarize(sampleReport({ findings }));
    expect(rating).toBe("low");
    expect(topRisks.map(({ id }) => id)).toEqual(["open-low"]);
    expect(summarize(sampleReport({ findings: findings.slice(0, 3) })).rating).toBe("none");
  });

  it("does not call a target safe after a scan that did not complete", () => {
    const { scan } = sampleReport();
    const failed = sampleReport({ findings: [], counts: none, scan: { ...scan, status: "failed" } });
    const { rating, paragraphs } = summarize(failed);
    expect(rating).toBe("unknown");
    expect(paragraphs.join(" ")).toContain("The scan did not complete (its status is “failed”)");
    expect(paragraphs.join(" ")).not.toContain("rated None");
  });

  it("says when the report leaves findings out", () => {
    const { findings } = sampleReport();
    const part = sampleReport({ findings: findings.slice(0, 1) });
    expect(summarize(part).paragraphs[1]).toContain("recorded 12 findings; this report covers 1 of them: 1 critical.");
    expect(summarize(sampleReport({ findings: [] })).paragraphs[1]).toBe(
      "The scan recorded 12 findings; this report covers 0 of them.",
    );
  });

  it("says when a scan never began", () => {
    const { scan } = sampleReport();
    const queued = sampleReport({ findings: [], counts: none, scan: { ...scan, status: "canceled", startedAt: null } });
    expect(summarize(queued).paragraphs[0]).toContain("The deep scan of https://shop.example.com/ did not begin.");
  });
});

describe("order and numbers", () => {
  it("puts the worst first, by severity and then score, and keeps the order of equals", () => {
    const rated = (id: string, severity: "high" | "low", score: number) => ({ id, severity, cvss: { score } });
    const sorted = worstFirst([
      rated("a", "low", 3),
      rated("b", "high", 7),
      rated("c", "high", 8),
      rated("d", "high", 7),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
  });

  it.each([
    [null, "–"],
    [-1, "–"],
    [0.2, "under a second"],
    [59.6, "1 minute"],
    [3600, "1 hour"],
    [86_399, "23 hours 59 minutes"],
  ])("says %s seconds as %s", (seconds, expected) => {
    expect(formatDuration(seconds)).toBe(expected);
  });

  it("groups digits by thousands", () => {
    expect([0, 999, 1000, 1_234_567].map(formatNumber)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });
});
