import { donutSegments, ringPath } from "../../content/donut.ts";
import { shorten, TITLE_LIMIT } from "../../content/limits.ts";
import { PAPER, SEVERITY_COLORS } from "../../content/palette.ts";
import { SEVERITIES, SEVERITY_LABELS } from "../../content/severity.ts";
import { describeCounts, type Summary, total } from "../../content/summary.ts";
import { formatNumber, formatScore } from "../../content/wording.ts";
import type { ReportFinding } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { type Cell, drawTable } from "../layout/table.ts";
import { CONTENT_WIDTH, PAGE, STYLES } from "../layout/theme.ts";
import { drawLine } from "../text/draw.ts";
import { beginPart, type PartPlace } from "./parts.ts";

const CHART = { radius: 62, hole: 38 };

/** What a manager reads: sentences, the spread of severities, and where to begin. */
export function drawSummary(flow: Flow, summary: Summary): PartPlace {
  return flow.group("Sect", () => {
    const place = beginPart(flow, "summary");
    for (const paragraph of summary.paragraphs) flow.paragraph(paragraph, STYLES.body, { spaceAfter: 8 });
    flow.space(8);
    drawChart(flow, summary);
    flow.space(18);
    drawCounts(flow, summary);
    flow.space(22);
    drawTopRisks(flow, summary);
    return place;
  });
}

function drawChart(flow: Flow, { reported }: Summary): void {
  const sum = total(reported);
  const x = PAGE.left + CHART.radius + 8;
  const y = flow.y + CHART.radius;
  const alt =
    sum === 0 ? "Ring chart: no findings." : `Ring chart of findings by severity: ${describeCounts(reported)}.`;
  flow.content(
    "Figure",
    () => {
      const { doc } = flow;
      doc.save().translate(x, y);
      if (sum === 0) doc.path(ringPath(0, 1, CHART.radius, CHART.hole)).fill(PAPER.rule);
      for (const { severity, path } of donutSegments(reported, CHART.radius, CHART.hole)) {
        doc.path(path).lineWidth(1.5).fillAndStroke(SEVERITY_COLORS[severity], PAPER.white);
      }
      doc.restore();
      const center = { align: "center", width: 2 * CHART.hole } as const;
      const figure = { ...STYLES.heading1, leading: 24 };
      drawLine(doc, formatNumber(sum), x - CHART.hole, y - 17, figure, center);
      drawLine(doc, sum === 1 ? "finding" : "findings", x - CHART.hole, y + 5, STYLES.small, center);
    },
    { alt },
  );
  drawLegend(flow, reported, x + CHART.radius + 34, flow.y + 8);
  flow.y += 2 * CHART.radius;
}

/** Bars beside the ring: the same numbers by length and label, for readers to whom the colours look alike. */
function drawLegend(flow: Flow, reported: Summary["reported"], x: number, top: number): void {
  const most = Math.max(1, ...Object.values(reported));
  const room = PAGE.left + CONTENT_WIDTH - x - 130;
  flow.decoration(() => {
    SEVERITIES.forEach((severity, at) => {
      const y = top + at * 22;
      const width = (reported[severity] / most) * room;
      drawLine(flow.doc, SEVERITY_LABELS[severity], x, y, STYLES.cell);
      flow.doc.rect(x + 74, y, Math.max(width, 1.5), 12).fill(SEVERITY_COLORS[severity]);
      drawLine(flow.doc, formatNumber(reported[severity]), x + 82 + width, y, STYLES.cellStrong);
    });
  });
}

function drawCounts(flow: Flow, { reported, actionable }: Summary): void {
  const columns = [
    { title: "Severity", width: CONTENT_WIDTH - 300 },
    { title: "Needs action", width: 100, align: "right" },
    { title: "Settled", width: 100, align: "right" },
    { title: "Total", width: 100, align: "right" },
  ] as const;
  const row = (name: Cell, open: number, all: number): Cell[] => {
    const style = all === 0 ? { ...STYLES.cell, color: PAPER.muted } : (name.style ?? STYLES.cell);
    return [name, ...[open, all - open, all].map((count) => ({ text: formatNumber(count), style }))];
  };
  drawTable(flow, columns, [
    ...SEVERITIES.map((severity) =>
      row(
        { text: SEVERITY_LABELS[severity], rowHead: true, swatch: SEVERITY_COLORS[severity] },
        actionable[severity],
        reported[severity],
      ),
    ),
    row({ text: "All", rowHead: true, style: STYLES.cellStrong }, total(actionable), total(reported)),
  ]);
}

function drawTopRisks(flow: Flow, { topRisks }: Summary): void {
  if (topRisks.length === 0) return;
  flow.paragraph("Top risks", STYLES.heading2, { tag: "H2", spaceAfter: 6, keepWithNext: 80 });
  const columns = [
    { title: "Severity", width: 88 },
    { title: "Finding", width: CONTENT_WIDTH - 88 - 46 },
    { title: "CVSS", width: 46, align: "right" },
  ] as const;
  drawTable(flow, columns, topRisks.map(riskRow));
}

function riskRow(finding: ReportFinding): Cell[] {
  const { severity, location } = finding;
  const parameter = location.parameter === undefined ? "" : ` (${location.parameter})`;
  return [
    { text: SEVERITY_LABELS[severity], swatch: SEVERITY_COLORS[severity] },
    {
      text: shorten(finding.title, TITLE_LIMIT),
      style: STYLES.cellStrong,
      detail: `${location.method} ${location.url}${parameter}`,
      rowHead: true,
      goTo: `finding-${finding.id}`,
    },
    { text: formatScore(finding.cvss.score) },
  ];
}
