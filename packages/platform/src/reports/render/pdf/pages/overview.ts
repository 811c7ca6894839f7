import { OVERVIEW_LIMIT, SECTION_LIMIT, shorten, TITLE_LIMIT } from "../../content/limits.ts";
import { SEVERITY_COLORS } from "../../content/palette.ts";
import { SEVERITY_LABELS } from "../../content/severity.ts";
import { STATUS_LABELS } from "../../content/status.ts";
import { formatNumber, formatScore } from "../../content/wording.ts";
import type { ReportDocument, ReportFinding } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { type Cell, drawTable, type LatePlace } from "../layout/table.ts";
import { CONTENT_WIDTH, STYLES } from "../layout/theme.ts";
import { drawLine } from "../text/draw.ts";
import { beginPart, type PartPlace } from "./parts.ts";

/** Writes the page numbers of the findings into the overview: the page (from 0) of each, in their order. */
export type PageColumn = (pages: readonly number[]) => void;

const COLUMNS = [
  { title: "No.", width: 36 },
  { title: "Severity", width: 86 },
  { title: "Finding", width: CONTENT_WIDTH - 36 - 86 - 80 - 40 - 42 },
  { title: "Status", width: 80 },
  { title: "CVSS", width: 40, align: "right" },
  { title: "Page", width: 42, align: "right" },
] as const;

/** One row a finding. */
export function drawOverview(flow: Flow, document: ReportDocument): PartPlace & { fillPages: PageColumn } {
  return flow.group("Sect", () => {
    const place = beginPart(flow, "overview");
    const places: LatePlace[] = [];
    if (document.findings.length === 0) {
      flow.paragraph("The report has no findings.", STYLES.body);
    } else {
      const shown = document.findings.slice(0, OVERVIEW_LIMIT);
      drawTable(
        flow,
        COLUMNS,
        shown.map((finding, index) => overviewRow(finding, index, places)),
      );
      drawRest(flow, document.findings.length - shown.length);
    }
    return { ...place, fillPages: (pages) => fillPages(flow, places, pages) };
  });
}

function overviewRow(finding: ReportFinding, index: number, places: LatePlace[]): Cell[] {
  const hasSection = index < SECTION_LIMIT;
  return [
    { text: String(index + 1) },
    { text: SEVERITY_LABELS[finding.severity], swatch: SEVERITY_COLORS[finding.severity] },
    {
      text: shorten(finding.title, TITLE_LIMIT),
      style: STYLES.cellStrong,
      detail: `${finding.location.method} ${pathOf(finding.location.url)}`,
      rowHead: true,
      goTo: hasSection ? `finding-${finding.id}` : undefined,
    },
    { text: STATUS_LABELS[finding.status] },
    { text: formatScore(finding.cvss.score) },
    hasSection ? { text: "", later: (place) => places.push(place) } : { text: "–" },
  ];
}

function fillPages(flow: Flow, places: readonly LatePlace[], pages: readonly number[]): void {
  places.forEach(({ draw, x, y, width }, index) => {
    const page = pages[index];
    if (page === undefined) return;
    draw(() => drawLine(flow.doc, formatNumber(page + 1), x, y, STYLES.cell, { align: "right", width }));
  });
}

function drawRest(flow: Flow, rest: number): void {
  if (rest === 0) return;
  flow.space(8);
  flow.paragraph(`${formatNumber(rest)} more findings are in the JSON, CSV and SARIF reports.`, STYLES.small);
}

/** Path and query, since all findings of a scan share the origin; all of what is no URL. */
function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*(?=\/)/i, "");
}
