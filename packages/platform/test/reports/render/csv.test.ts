import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/reports/render/document.ts";
import { renderReport } from "../../../src/reports/render/render-report.ts";
import { hostileReport } from "./hostile-report.ts";
import { finding, sampleReport } from "./sample-report.ts";

async function render(document: ReportDocument): Promise<{ source: string; rows: Record<string, string>[] }> {
  const { content } = await renderReport("csv", document);
  const source = new TextDecoder("utf-8", { fatal: true }).decode(content);
  return { source, rows: parse<Record<string, string>>(source, { columns: true, record_delimiter: "\r\n" }) };
}

const essentials = { severity: "low", cwe: "CWE-1", owasp: "", checkId: "c" } as const;

describe("CSV report", () => {
  it("has a row a finding, below a header", async () => {
    const { source, rows } = await render(sampleReport());
    expect(source.startsWith("id,severity,cvss_score,title,status,confidence,method,url,parameter,")).toBe(true);
    expect(source.endsWith("\r\n")).toBe(true);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatchObject({
      id: "vuln_01sqli",
      severity: "critical",
      cvss_score: "9.8",
      title: "SQL injection in the product search",
      status: "confirmed",
      method: "GET",
      url: "https://shop.example.com/search?q=shoes&category=12",
      parameter: "category",
      cwe: "CWE-89",
    });
  });

  it("brings quotes, commas and line ends back as they were", async () => {
    const title = 'a "quoted", comma\r\nand a second line';
    const { rows } = await render(sampleReport({ findings: [finding({ ...essentials, id: "q", title })] }));
    expect(rows[0]?.title).toBe(title);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1"])("makes a text of %j", async (title) => {
    const { rows } = await render(sampleReport({ findings: [finding({ ...essentials, id: "f", title })] }));
    expect(rows[0]?.title).toBe(`'${title}`);
  });

  it("leaves no cell of a hostile report that a spreadsheet would run", async () => {
    const { rows } = await render(hostileReport());
    for (const value of rows.flatMap((row) => Object.values(row))) expect(value).not.toMatch(/^\s*[=+\-@]/);
    expect(rows[0]?.remediation).toMatch(/^'=cmd/);
  });

  it("has the header alone when nothing was found", async () => {
    const { source } = await render(sampleReport({ findings: [] }));
    expect(source.split("\r\n")).toHaveLength(2);
  });
});
