import { donutSegments, ringPath } from "../content/donut.ts";
import { SEVERITIES } from "../content/severity.ts";
import { describeCounts, type Summary, total } from "../content/summary.ts";
import { formatNumber, formatScore } from "../content/wording.ts";
import { html, type Markup } from "./markup.ts";
import { badge, dataTable, where } from "./tables.ts";

const CHART = { radius: 90, hole: 56 };

export function summarySection(summary: Summary): Markup {
  return html`<section id="summary" aria-labelledby="summary-title"><h2 id="summary-title">Executive summary</h2>
<p class="rating"><span>Overall risk</span> ${badge(summary.rating)}</p>
${summary.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${chart(summary)}
${counts(summary)}
${topRisks(summary)}</section>`;
}

function chart({ reported }: Summary): Markup {
  const sum = total(reported);
  const { radius, hole } = CHART;
  const label =
    sum === 0 ? "Ring chart: no findings." : `Ring chart of findings by severity: ${describeCounts(reported)}.`;
  const segments = donutSegments(reported, radius, hole).map(
    ({ severity, path }) => html`<path class="${severity}" d="${path}"/>`,
  );
  const ring = sum === 0 ? html`<path class="none" d="${ringPath(0, 1, radius, hole)}"/>` : segments;
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="-92 -92 184 184">${ring}<text class="sum"
 y="4">${formatNumber(sum)}</text><text y="22">${sum === 1 ? "finding" : "findings"}</text></svg>`;
}

function counts({ reported, actionable }: Summary): Markup {
  const headings = [
    { title: "Severity" },
    { title: "Needs action", number: true },
    { title: "Settled", number: true },
    { title: "Total", number: true },
  ];
  const numbers = (open: number, all: number) => [open, all - open, all].map(formatNumber);
  const rows = SEVERITIES.map((severity) => [badge(severity), ...numbers(actionable[severity], reported[severity])]);
  return dataTable(
    "Findings by severity",
    headings,
    [...rows, ["All", ...numbers(total(actionable), total(reported))]],
    0,
  );
}

function topRisks({ topRisks: findings }: Summary): Markup {
  if (findings.length === 0) return html``;
  const headings = [{ title: "Severity" }, { title: "Finding" }, { title: "CVSS", number: true }];
  const rows = findings.map(({ id, severity, title, location, cvss }) => [
    badge(severity),
    html`<a href="#finding-${id}">${title}</a>${where(location)}`,
    formatScore(cvss.score),
  ]);
  return html`<h3>Top risks</h3>${dataTable("Worst findings that need action", headings, rows, 1)}`;
}
