import { beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../../../src/reports/render/render-report.ts";
import { hostileReport, SCRIPT } from "./hostile-report.ts";
import { type ReadPdf, readPdf } from "./read-pdf.ts";
import { longReport, sampleReport } from "./sample-report.ts";

async function read(document: Parameters<typeof renderReport>[1]): Promise<ReadPdf> {
  const { content } = await renderReport("pdf", document);
  return readPdf(content);
}

describe("PDF report", () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await read(sampleReport());
  });

  it("says what it is on the cover", () => {
    const [cover = ""] = pdf.pages;
    expect(cover).toContain("Security report of shop.example.com");
    expect(cover).toContain("OVERALL RISK CRITICAL");
    expect(cover).toContain("12 findings in this report 9 need action");
    expect(cover).toContain("Prepared for Example Trading & Co.");
    expect(cover).toContain("Confidential. Describes security weaknesses");
  });

  it("numbers every page but the cover, and heads it with the title", () => {
    const count = pdf.pages.length;
    expect(pdf.pages[0]).not.toMatch(/Page \d/);
    pdf.pages.slice(1).forEach((page, index) => {
      expect(page).toContain(`Page ${index + 2} of ${count}`);
      expect(page).toContain("Security report of shop.example.com Confidential");
    });
  });

  it("lists in its contents the pages on which the parts begin", () => {
    const [cover = ""] = pdf.pages;
    for (const part of ["Executive summary", "Scope and method", "Findings overview", "Findings in detail"]) {
      const page = Number(new RegExp(`${part} (\\d+)`).exec(cover)?.[1]);
      expect(pdf.pages[page - 1]).toContain(part);
    }
  });

  it("lists in its overview the pages on which the findings begin", () => {
    const overview = pdf.pages.find((page) => page.includes("Findings overview No.")) ?? "";
    // The numbers are drawn when all pages are known, and so come last.
    const numbers = /((?: \d+){12}) Security report/.exec(overview)?.[1]?.trim().split(" ") ?? [];
    expect(numbers).toHaveLength(12);
    numbers.forEach((number, index) => {
      expect(pdf.pages[Number(number) - 1]).toContain(`Finding ${index + 1} of 12`);
    });
  });

  it("tells of each finding what a reader needs", () => {
    expect(pdf.text).toContain("CRITICAL Confirmed Finding 1 of 12 SQL injection in the product search");
    for (const text of [
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      "GET https://shop.example.com/search?q=shoes&category=12",
      "A03:2021-Injection",
      "CWE-89",
      "Reproduced by the platform team on staging",
      "Use parameterised queries (prepared statements)",
      "You have an error in your SQL syntax",
      "GET /search?q=shoes&category=12%27 HTTP/1.1",
    ]) {
      expect(pdf.text).toContain(text);
    }
  });

  it("sets Greek and Cyrillic, and escapes in evidence what its fonts cannot show", () => {
    expect(pdf.text).toContain("Σφάλμα βάσης δεδομένων и журнал отладки на странице ошибки");
    expect(pdf.text).toContain("\\u{9519}\\u{8BEF}");
    expect(pdf.text).toContain("what cannot be printed is escaped");
  });

  it("has bookmarks for the parts, and below them for the findings", () => {
    expect(pdf.outline.map(({ title }) => title)).toEqual([
      "Cover",
      "Executive summary",
      "Scope and method",
      "Findings overview",
      "Findings in detail",
      "Appendix: checks",
    ]);
    const findings = pdf.outline[4]?.items ?? [];
    expect(findings).toHaveLength(12);
    expect(findings[0]?.title).toBe("1. SQL injection in the product search (Critical)");
  });

  it("carries its metadata", () => {
    expect(pdf.info).toMatchObject({
      Title: "Security report of shop.example.com",
      Author: "HivePro, for Example Trading & Co.",
      Creator: "HivePro 1.4.0",
      CreationDate: "D:20261124091500Z",
      Language: "en",
      PDFFormatVersion: "1.7",
    });
    expect(pdf.xmpTitle).toBe("Security report of shop.example.com");
  });

  it("is tagged for screen readers, with a text for the chart", () => {
    for (const role of ["H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "Code", "Link", "LI"]) {
      expect(pdf.roles, role).toContain(role);
    }
    expect(pdf.alternatives).toContain(
      "Ring chart of findings by severity: 1 critical, 3 high, 3 medium, 3 low and 2 informational.",
    );
  });

  it("links references and weaknesses", () => {
    expect(pdf.links).toContain("https://owasp.org/www-community/attacks/SQL_Injection");
    expect(pdf.links).toContain("https://cwe.mitre.org/data/definitions/89.html");
  });
});

describe("PDF report at its limits", () => {
  it("is the same bytes for the same document, whatever was rendered before", async () => {
    const first = await renderReport("pdf", sampleReport());
    await renderReport("pdf", hostileReport());
    const second = await renderReport("pdf", sampleReport());
    expect(Buffer.compare(first.content, second.content)).toBe(0);
  });

  it("refuses a report without a creation date, since it would have to ask the clock", async () => {
    const { report } = sampleReport();
    const undated = sampleReport({ report: { ...report, createdAt: "yesterday" } });
    await expect(renderReport("pdf", undated)).rejects.toThrow(
      new RangeError('The report rpt_4m8x2 has no valid creation date: "yesterday".'),
    );
  });

  it("says so when nothing was found", async () => {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const pdf = await read(sampleReport({ findings: [], counts, checks: [] }));
    expect(pdf.pages[0]).toContain("OVERALL RISK NONE");
    expect(pdf.text).toContain("The scan recorded no findings.");
    expect(pdf.alternatives).toEqual(["Ring chart: no findings."]);
    expect(pdf.pages).toHaveLength(4);
  });

  it("leaves evidence out where the report has none", async () => {
    const { findings } = sampleReport();
    const pdf = await read(sampleReport({ findings: findings.map((one) => ({ ...one, evidence: undefined })) }));
    expect(pdf.text).not.toContain("Response (excerpt)");
    expect(pdf.text).toContain("Remediation");
  });

  it("survives hostile texts: they are shown, shortened, and never make links", async () => {
    const pdf = await read(hostileReport());
    expect(pdf.text).toContain(SCRIPT);
    expect(pdf.text).toContain("Shortened here; the JSON report has all of it.");
    expect(pdf.text).toContain("□□ evil Ελληνικά Кириллица");
    expect(pdf.text).toContain("\\x00\\x01\\x1B[31m");
    expect(pdf.xmpTitle).toContain(`${SCRIPT} & very`);
    expect(pdf.links.every((link) => link.startsWith("https://"))).toBe(true);
    expect(pdf.pages.length).toBeLessThan(20);
  });

  it("keeps a long list of findings small, and its evidence short", async () => {
    const { content } = await renderReport("pdf", longReport(150));
    const pdf = await readPdf(content);
    expect(pdf.outline[4]?.items).toHaveLength(150);
    expect(pdf.text).toContain("Finding 150 of 150");
    expect(content.length).toBeLessThan(2_500_000);
  }, 30_000);
});
