import { findingFacts } from "../../content/facts.ts";
import {
  CUT_NOTE,
  clip,
  type Extent,
  PROSE_LIMIT,
  REFERENCE_LIMIT,
  shorten,
  TITLE_LIMIT,
  URL_LIMIT,
} from "../../content/limits.ts";
import { cweAddress, webAddress } from "../../content/links.ts";
import { PAPER, SEVERITY_COLORS } from "../../content/palette.ts";
import { SEVERITY_LABELS } from "../../content/severity.ts";
import { STATUS_LABELS } from "../../content/status.ts";
import { capitalize, formatNumber, formatScore } from "../../content/wording.ts";
import type { ReportFinding } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { drawTable } from "../layout/table.ts";
import { CONTENT_WIDTH, PAGE, STYLES } from "../layout/theme.ts";
import { drawLine, measureOf } from "../text/draw.ts";
import { printable, printableLine } from "../text/printable.ts";
import { wrapClipped } from "../text/wrap.ts";
import { drawEvidence } from "./evidence.ts";

export interface FindingPlace {
  /** Position in the report, from 1, and how many findings it has. */
  number: number;
  of: number;
  /** How much of one piece of evidence is shown. */
  limit: Extent;
  bookmark: PDFKit.PDFOutline;
}

/** Room that the head of a finding and the start of its description take: they are not parted. */
const HEAD_ROOM = 230;

/** The section of one finding. Returns the page on which it begins, from 0. */
export function drawFinding(flow: Flow, finding: ReportFinding, place: FindingPlace): number {
  flow.keep(HEAD_ROOM);
  const { page } = flow;
  flow.group("Sect", () => {
    flow.anchor(`finding-${finding.id}`);
    const title = printableLine(shorten(finding.title, TITLE_LIMIT), "sans-bold");
    flow.bookmark(`${place.number}. ${title} (${SEVERITY_LABELS[finding.severity]})`, place.bookmark);
    drawBadges(flow, finding, place);
    flow.paragraph(title, STYLES.heading2, { tag: "H2", spaceAfter: 8 });
    drawRatings(flow, finding);
    drawFacts(flow, finding);
    drawProse(flow, "Description", finding.description);
    if (finding.evidence !== undefined) drawEvidence(flow, finding.evidence, place.limit);
    drawProse(flow, "Remediation", finding.remediation);
    drawReferences(flow, finding.references);
  });
  flow.space(26);
  return page;
}

function drawBadges(flow: Flow, finding: ReportFinding, { number, of }: FindingPlace): void {
  const { y } = flow;
  const severity = SEVERITY_LABELS[finding.severity].toUpperCase();
  const status = STATUS_LABELS[finding.status];
  const width = measureOf(STYLES.badge)(severity) + 18;
  const statusWidth = measureOf(STYLES.badge)(status) + 18;
  flow.decoration(() => {
    flow.doc.roundedRect(PAGE.left, y, width, 16, 3).fill(SEVERITY_COLORS[finding.severity]);
    flow.doc
      .roundedRect(PAGE.left + width + 6, y, statusWidth, 16, 3)
      .lineWidth(0.8)
      .stroke(PAPER.muted);
  });
  flow.content("P", () => {
    const center = { align: "center" } as const;
    drawLine(flow.doc, severity, PAGE.left, y + 2, STYLES.badge, { ...center, width });
    const ink = { ...STYLES.badge, color: PAPER.ink };
    drawLine(flow.doc, status, PAGE.left + width + 6, y + 2, ink, { ...center, width: statusWidth });
    const position = `Finding ${formatNumber(number)} of ${formatNumber(of)}`;
    drawLine(flow.doc, position, PAGE.left, y + 2, STYLES.small, { align: "right", width: CONTENT_WIDTH });
  });
  flow.y += 23;
}

/** Four figures side by side: score, weakness, category, confidence. */
function drawRatings(flow: Flow, finding: ReportFinding): void {
  const ratings = [
    { label: "CVSS score", value: formatScore(finding.cvss.score), width: 82 },
    { label: "CWE", value: finding.cwe, width: 92, link: cweAddress(finding.cwe) },
    { label: "OWASP Top 10", value: finding.owasp, width: CONTENT_WIDTH - 82 - 92 - 104 },
    { label: "Confidence", value: capitalize(finding.confidence), width: 104 },
  ];
  const { y } = flow;
  flow.decoration(() => flow.doc.rect(PAGE.left, y, CONTENT_WIDTH, 38).fill(PAPER.wash));
  let x: number = PAGE.left;
  for (const { label, value, width, link } of ratings) {
    const left = x + 8;
    const style = { ...STYLES.cellStrong, size: 10, color: link === undefined ? PAPER.ink : PAPER.link };
    const [line = ""] = wrapClipped(printableLine(value, style.font), width - 14, measureOf(style), 1);
    flow.content("P", () => drawLine(flow.doc, label, left, y + 5, STYLES.small));
    flow.content(link === undefined ? "P" : "Link", () => drawLine(flow.doc, line, left, y + 18, style, { link }));
    x += width;
  }
  flow.y += 42;
}

function drawFacts(flow: Flow, finding: ReportFinding): void {
  const rows = findingFacts(finding).map(([label, value]) => [
    { text: label, style: STYLES.columnHead, rowHead: true },
    { text: shorten(value, URL_LIMIT) },
  ]);
  drawTable(flow, [{ width: 90 }, { width: CONTENT_WIDTH - 90 }], rows);
  flow.space(14);
}

function drawProse(flow: Flow, heading: string, text: string): void {
  const { text: shown, cut } = clip(text.trim(), PROSE_LIMIT);
  if (shown === "") return;
  drawHeading(flow, heading);
  for (const paragraph of shown.split(/\n\s*\n/)) flow.paragraph(paragraph, STYLES.body, { spaceAfter: 6 });
  if (cut) flow.paragraph(CUT_NOTE, STYLES.small);
  flow.space(6);
}

function drawReferences(flow: Flow, references: readonly string[]): void {
  if (references.length === 0) return;
  drawHeading(flow, "References");
  flow.group("L", () => {
    for (const reference of references.slice(0, REFERENCE_LIMIT)) drawReference(flow, reference);
  });
  const omitted = references.length - REFERENCE_LIMIT;
  if (omitted > 0) flow.paragraph(`${formatNumber(omitted)} more are in the JSON report.`, STYLES.small);
}

function drawReference(flow: Flow, reference: string): void {
  const address = webAddress(reference);
  const style = address === undefined ? STYLES.cell : STYLES.link;
  const text = printable(reference, style.font).replaceAll("\n", " ");
  const lines = wrapClipped(text, CONTENT_WIDTH - 12, measureOf(style), 3);
  flow.keep(lines.length * style.leading);
  const top = flow.y;
  flow.group("LI", () => {
    flow.content("Lbl", () => drawLine(flow.doc, "•", PAGE.left, top, STYLES.cell));
    flow.group("LBody", () => {
      flow.content(address === undefined ? "P" : "Link", () => {
        lines.forEach((line, at) => {
          drawLine(flow.doc, line, PAGE.left + 12, top + at * style.leading, style, { link: address });
        });
      });
    });
  });
  flow.y += lines.length * style.leading + 1;
}

function drawHeading(flow: Flow, text: string): void {
  flow.paragraph(text, STYLES.heading3, { tag: "H3", spaceAfter: 3, keepWithNext: 44 });
}
