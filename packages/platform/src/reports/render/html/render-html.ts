import { createHash } from "node:crypto";
import { CLASSIFICATION, coverFacts, METHOD, scopeFacts } from "../content/facts.ts";
import { PARTS } from "../content/parts.ts";
import { SEVERITIES, SEVERITY_MEANINGS } from "../content/severity.ts";
import { STATUS_LABELS, STATUS_MEANINGS, STATUSES } from "../content/status.ts";
import { countByCheck, summarize } from "../content/summary.ts";
import { countOf, formatInstant } from "../content/wording.ts";
import type { ReportDocument } from "../document.ts";
import { findingsSection, overviewSection } from "./findings.ts";
import { html, type Markup } from "./markup.ts";
import { STYLE } from "./style.ts";
import { summarySection } from "./summary.ts";
import { badge, dataTable, factTable } from "./tables.ts";

/** Nothing is loaded and no script runs, even if something slipped through the escaping. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** The report as one page that needs nothing else. */
export function renderHtml(document: ReportDocument): string {
  const { report, scan } = document;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="HivePro ${scan.engineVersion}">
<title>${report.title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#summary">Skip to the summary</a>
<header class="cover"><div class="wrap"><p class="kicker">HivePro security assessment report</p>
<h1>${report.title}</h1><p class="target">${scan.target}</p></div></header>
<main class="wrap">
${factTable("About this report", coverFacts(document))}
<p><strong>${CLASSIFICATION}</strong></p>
<nav aria-label="Contents"><ol>${PARTS.map(({ anchor, title }) => html`<li><a href="#${anchor}">${title}</a></li>`)}</ol></nav>
${summarySection(summarize(document))}
${scopeSection(document)}
${overviewSection(document)}
${findingsSection(document)}
${checksSection(document)}
</main>
<footer class="wrap">Report ${report.id}, made by HivePro on ${formatInstant(report.createdAt)}.</footer>
</body>
</html>
`;
  return page.markup;
}

function scopeSection(document: ReportDocument): Markup {
  const severities = SEVERITIES.map((severity) => [badge(severity), SEVERITY_MEANINGS[severity]]);
  const statuses = STATUSES.map((status) => [STATUS_LABELS[status], STATUS_MEANINGS[status]]);
  return html`<section id="scope" class="part" aria-labelledby="scope-title"><h2 id="scope-title">Scope and method</h2>
${factTable("What was scanned", scopeFacts(document))}
<h3>Method</h3>
${METHOD.map((paragraph) => html`<p>${paragraph}</p>`)}
${dataTable("What the severities mean", [{ title: "Severity" }, { title: "Meaning" }], severities, 0)}
${dataTable("What the statuses mean", [{ title: "Status" }, { title: "Meaning" }], statuses, 0)}</section>`;
}

function checksSection({ checks, findings }: ReportDocument): Markup {
  const found = countByCheck(findings);
  const headings = [{ title: "Check" }, { title: "Id" }, { title: "Reported", number: true }];
  const rows = checks.map(({ id, title }) => [title, id, found.get(id) ?? "–"]);
  return html`<section id="checks" class="part" aria-labelledby="checks-title"><h2 id="checks-title">Appendix: checks</h2>
<p>The scan ran ${countOf(checks.length, "check")}.</p>
${rows.length === 0 ? html`` : dataTable("Checks that ran", headings, rows, 0)}</section>`;
}
