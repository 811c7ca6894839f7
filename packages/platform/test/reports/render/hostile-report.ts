import type { ReportDocument } from "../../../src/reports/render/document.ts";
import { finding, sampleReport } from "./sample-report.ts";

export const SCRIPT = "<script>alert(1)</script>";
export const ATTRIBUTE_BREAK = `"><img src=x onerror=alert(2)>`;

const base = { severity: "high", cwe: "CWE-79", owasp: "A03:2021-Injection", checkId: "reflected-xss" } as const;

/** A report whose every text comes from somebody who wants to break it. */
export function hostileReport(): ReportDocument {
  const sample = sampleReport();
  return sampleReport({
    report: { ...sample.report, title: `${SCRIPT} & ${"very ".repeat(80)}long`, organization: ATTRIBUTE_BREAK },
    findings: [
      finding({
        ...base,
        id: "vuln_markup",
        title: SCRIPT,
        description: `${ATTRIBUTE_BREAK}\n\n</p></section>${SCRIPT}`,
        owasp: SCRIPT,
        cwe: ATTRIBUTE_BREAK,
        confidence: SCRIPT,
        note: SCRIPT,
        remediation: `=cmd|' /C calc'!A0${SCRIPT}`,
        references: ["javascript:alert(3)", "data:text/html,<script>alert(4)</script>", `https://e.example/${SCRIPT}`],
        location: { url: `https://e.example/${ATTRIBUTE_BREAK}`, method: SCRIPT, parameter: ATTRIBUTE_BREAK },
        evidence: { request: SCRIPT, responseExcerpt: `</code></pre>${SCRIPT}`, matched: SCRIPT },
      }),
      finding({
        ...base,
        id: "vuln_long",
        title: "W".repeat(3000),
        description: "x".repeat(50_000),
        location: { url: `https://e.example/${"a/b?c=".repeat(2000)}`, method: "GET", parameter: "p".repeat(3000) },
        evidence: { request: "\u0000\u0001\u001b[31m".repeat(2000), responseExcerpt: "line\n".repeat(20_000) },
        references: Array.from({ length: 200 }, (_, index) => `https://e.example/${"r".repeat(500)}/${index}`),
      }),
      finding({
        ...base,
        id: "vuln_scripts",
        title: "标题 \u202eevil\u202c Ελληνικά Кириллица",
        description: "unpaired \ud800 surrogate, \u0007 bell, 👩‍👩‍👧",
        evidence: { request: "GET /日本 \u202e\u0000", responseExcerpt: "日本" },
      }),
      finding({
        ...base,
        id: "vuln_empty",
        title: "",
        description: "",
        remediation: "",
        references: [],
        evidence: undefined,
        cvss: { vector: "", score: Number.NaN },
      }),
    ],
    checks: [{ id: "c".repeat(500), title: SCRIPT }],
  });
}
