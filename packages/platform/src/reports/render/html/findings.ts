import { findingFacts } from "../content/facts.ts";
import {
  CUT_NOTE,
  clip,
  type Extent,
  evidenceLimit,
  OVERVIEW_LIMIT,
  PROSE_LIMIT,
  REFERENCE_LIMIT,
  SECTION_LIMIT,
} from "../content/limits.ts";
import { cweAddress, webAddress } from "../content/links.ts";
import { STATUS_LABELS } from "../content/status.ts";
import { sectionsNote } from "../content/summary.ts";
import { capitalize, formatNumber, formatScore } from "../content/wording.ts";
import type { FindingEvidence, ReportDocument, ReportFinding } from "../document.ts";
import { html, type Markup } from "./markup.ts";
import { badge, dataTable, factTable, where } from "./tables.ts";

export function overviewSection({ findings }: ReportDocument): Markup {
  const headings = [
    { title: "No.", number: true },
    { title: "Severity" },
    { title: "Finding" },
    { title: "Status" },
    { title: "CVSS", number: true },
  ];
  const rows = findings
    .slice(0, OVERVIEW_LIMIT)
    .map((finding, index) => [
      formatNumber(index + 1),
      badge(finding.severity),
      [
        index < SECTION_LIMIT ? html`<a href="#finding-${finding.id}">${finding.title}</a>` : finding.title,
        where(finding.location),
      ],
      STATUS_LABELS[finding.status],
      formatScore(finding.cvss.score),
    ]);
  const rest = findings.length - rows.length;
  return html`<section id="overview" class="part" aria-labelledby="overview-title">
<h2 id="overview-title">Findings overview</h2>
${findings.length === 0 ? html`<p>The report has no findings.</p>` : dataTable("All findings, worst first", headings, rows, 2)}
${rest === 0 ? html`` : html`<p>${formatNumber(rest)} more findings are in the JSON, CSV and SARIF reports.</p>`}</section>`;
}

export function findingsSection({ findings }: ReportDocument): Markup {
  const note = sectionsNote(findings.length);
  const limit = evidenceLimit(findings.length);
  const articles = findings.slice(0, SECTION_LIMIT).map((finding, index) => {
    return article(finding, `Finding ${formatNumber(index + 1)} of ${formatNumber(findings.length)}`, limit);
  });
  return html`<section id="findings" class="part" aria-labelledby="findings-title">
<h2 id="findings-title">Findings in detail</h2>
${note === undefined ? html`` : html`<p>${note}</p>`}
${articles.length === 0 ? html`<p>There is nothing to describe.</p>` : articles}</section>`;
}

function article(finding: ReportFinding, position: string, limit: Extent): Markup {
  const { id, title, severity, status, cwe } = finding;
  const address = cweAddress(cwe);
  const ratings = [
    [
      formatScore(finding.cvss.score),
      address === undefined ? cwe : html`<a href="${address}" rel="noreferrer">${cwe}</a>`,
      finding.owasp,
      capitalize(finding.confidence),
    ],
  ];
  const headings = ["CVSS score", "CWE", "OWASP Top 10", "Confidence"].map((heading) => ({ title: heading }));
  return html`<article id="finding-${id}" aria-labelledby="title-${id}">
<p><span class="position">${position}</span>${badge(severity)} <span class="status">${STATUS_LABELS[status]}</span></p>
<h3 id="title-${id}">${title}</h3>
${dataTable("Ratings", headings, ratings, -1)}
${factTable("Facts", findingFacts(finding))}
${prose("Description", finding.description)}
${evidence(finding.evidence, limit)}
${prose("Remediation", finding.remediation)}
${references(finding.references)}</article>
`;
}

function prose(heading: string, text: string): Markup {
  const { text: shown, cut } = clip(text.trim(), PROSE_LIMIT);
  return shown === "" ? html`` : html`<h4>${heading}</h4><p class="prose">${shown}</p>${cutNote(cut)}`;
}

function evidence(found: FindingEvidence | undefined, limit: Extent): Markup {
  if (found === undefined) return html``;
  const request = clip(found.request.trimEnd(), limit);
  const response = clip(found.responseExcerpt.trimEnd(), limit);
  return html`<h4>Evidence</h4>
<p class="label">Request</p><pre tabindex="0"><code>${request.text}</code></pre>${cutNote(request.cut)}
<p class="label">Response (excerpt)</p><pre tabindex="0"><code>${marked(response.text, found.matched)}</code></pre>${cutNote(response.cut)}`;
}

/** The text with the first occurrence of what gave the weakness away marked. */
function marked(text: string, matched: string | undefined): Markup | string {
  const at = matched === undefined || matched === "" ? -1 : text.indexOf(matched);
  if (matched === undefined || at < 0) return text;
  return html`${text.slice(0, at)}<mark>${matched}</mark>${text.slice(at + matched.length)}`;
}

function references(all: readonly string[]): Markup {
  if (all.length === 0) return html``;
  const items = all.slice(0, REFERENCE_LIMIT).map((reference) => {
    const address = webAddress(reference);
    const item = address === undefined ? reference : html`<a href="${address}" rel="noreferrer">${reference}</a>`;
    return html`<li class="prose">${item}</li>`;
  });
  return html`<h4>References</h4><ul>${items}</ul>`;
}

function cutNote(cut: boolean): Markup {
  return cut ? html`<p class="label">${CUT_NOTE}</p>` : html``;
}
