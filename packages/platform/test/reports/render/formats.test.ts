import { describe, expect, it } from "vitest";
import { type ReportFormat, renderReport } from "../../../src/reports/render/render-report.ts";
import { finding, sampleReport } from "./sample-report.ts";

describe("renderReport", () => {
  it.each<[ReportFormat, string, string]>([
    ["pdf", "application/pdf", "pdf"],
    ["html", "text/html; charset=utf-8", "html"],
    ["json", "application/json", "json"],
    ["csv", "text/csv; charset=utf-8", "csv"],
    ["sarif", "application/sarif+json", "sarif"],
  ])("names %s by its media type and extension", async (format, mediaType, extension) => {
    const rendered = await renderReport(format, sampleReport());
    expect(rendered).toMatchObject({ mediaType, extension });
    expect(rendered.content).toBeInstanceOf(Uint8Array);
    expect(rendered.content.length).toBeGreaterThan(1000);
  });

  it.each<ReportFormat>(["html", "json", "csv", "sarif"])("gives the same %s for the same report", async (format) => {
    const [first, second] = [await renderReport(format, sampleReport()), await renderReport(format, sampleReport())];
    expect(Buffer.compare(first.content, second.content)).toBe(0);
  });

  it("orders findings by severity, whatever order they come in, and leaves the document alone", async () => {
    const { findings } = sampleReport();
    const reversed = Object.freeze([...findings].reverse());
    const { content } = await renderReport("json", sampleReport({ findings: reversed }));
    const ids = JSON.parse(new TextDecoder().decode(content)).vulnerabilities.map(({ id }: { id: string }) => id);
    expect(ids[0]).toBe("vuln_01sqli");
    expect(ids.slice(-2).sort()).toEqual(["vuln_11banner", "vuln_12robots"]);
  });

  it("renders a finding with nothing but what is required", async () => {
    const bare = finding({ id: "b", title: "Bare", severity: "low", cwe: "", owasp: "", checkId: "c" });
    for (const format of ["pdf", "html", "json", "csv", "sarif"] as const) {
      const { content } = await renderReport(format, sampleReport({ findings: [{ ...bare, evidence: undefined }] }));
      expect(content.length).toBeGreaterThan(100);
    }
  });
});
