import { CLASSIFICATION, coverFacts } from "../../content/facts.ts";
import { shorten, TITLE_LIMIT } from "../../content/limits.ts";
import { BRAND, PAPER, SEVERITY_COLORS } from "../../content/palette.ts";
import { SEVERITY_LABELS } from "../../content/severity.ts";
import { type Summary, total } from "../../content/summary.ts";
import { countOf } from "../../content/wording.ts";
import type { ReportDocument } from "../../document.ts";
import { hexagonPath } from "../layout/emblem.ts";
import type { Flow } from "../layout/flow.ts";
import { CONTENT_WIDTH, PAGE, STYLES, type TextStyle } from "../layout/theme.ts";
import { drawLine, measureOf } from "../text/draw.ts";
import { printable } from "../text/printable.ts";
import { wrapClipped } from "../text/wrap.ts";
import { type Contents, drawContents } from "./contents.ts";

const BAND = 380;
const LABEL_WIDTH = 86;

/** The first page: what this is, of whom, how bad, and where to read on. Fills in its contents list at the end. */
export function drawCover(flow: Flow, document: ReportDocument, summary: Summary): Contents {
  return flow.group("Sect", () => {
    flow.decoration(() => drawBand(flow.doc));
    drawTitle(flow, document);
    drawRating(flow, document, summary);
    flow.y = BAND + 112;
    drawFacts(flow, document);
    flow.y += 22;
    const contents = drawContents(flow);
    drawClassification(flow);
    return contents;
  });
}

function drawBand(doc: PDFKit.PDFDocument): void {
  doc.rect(0, 0, PAGE.width, BAND).fill(BRAND.night);
  doc.save().rect(0, 0, PAGE.width, BAND).clip();
  const radius = 62;
  for (const [column, row] of [
    [0, 0],
    [1, 0],
    [2, 0],
    [1, 1],
    [2, 1],
    [2, 2],
    [3, 1],
  ] as const) {
    const x = 392 + column * radius * 1.79 + (row % 2 === 1 ? radius * 0.895 : 0) - row * 12;
    doc.path(hexagonPath(x, 40 + row * radius * 1.55, radius - 5)).fill(BRAND.dusk);
  }
  doc.restore();
  doc.rect(0, BAND, PAGE.width, 4).fill(BRAND.honey);
  doc.path(hexagonPath(PAGE.left + 11, 71, 12)).fill(BRAND.honey);
}

function drawTitle(flow: Flow, document: ReportDocument): void {
  flow.content("P", () => drawLine(flow.doc, "HivePro", PAGE.left + 32, 58, STYLES.wordmark));
  const kicker = "SECURITY ASSESSMENT REPORT";
  const title = clipped(shorten(document.report.title, TITLE_LIMIT), STYLES.coverTitle, CONTENT_WIDTH, 4);
  const target = clipped(document.scan.target, { ...STYLES.body, color: PAPER.white, size: 13 }, CONTENT_WIDTH, 2);
  const top = BAND - 44 - target.length * 18 - title.length * STYLES.coverTitle.leading;
  flow.content("P", () => drawLine(flow.doc, kicker, PAGE.left, top - 26, STYLES.coverKicker));
  flow.content("H1", () => drawLines(flow, title, PAGE.left, top, STYLES.coverTitle));
  const style: TextStyle = { ...STYLES.body, color: PAPER.white, size: 13, leading: 18 };
  flow.content("P", () => drawLines(flow, target, PAGE.left, BAND - 36 - target.length * 18, style));
}

function drawRating(flow: Flow, document: ReportDocument, { rating, actionable }: Summary): void {
  const top = BAND + 30;
  const word = SEVERITY_LABELS[rating].toUpperCase();
  const style: TextStyle = { ...STYLES.coverTitle, size: 18, leading: 24 };
  const width = Math.max(120, measureOf(style)(word) + 40);
  flow.decoration(() => flow.doc.roundedRect(PAGE.left, top, width, 52, 4).fill(SEVERITY_COLORS[rating]));
  flow.content("P", () => {
    const label: TextStyle = { ...STYLES.badge, size: 8.5 };
    drawLine(flow.doc, "OVERALL RISK", PAGE.left, top + 7, label, { align: "center", width });
    drawLine(flow.doc, word, PAGE.left, top + 20, style, { align: "center", width });
  });
  const active = total(actionable);
  const lines = [
    `${countOf(document.findings.length, "finding")} in this report`,
    active === 0 ? "None of them needs action" : countOf(active, "needs action", "need action"),
  ];
  flow.content("P", () => {
    const large: TextStyle = { ...STYLES.strong, size: 12.5, leading: 19 };
    drawLines(flow, document.findings.length === 0 ? lines.slice(0, 1) : lines, PAGE.left + width + 20, top + 7, large);
  });
}

function drawFacts(flow: Flow, document: ReportDocument): void {
  for (const [label, value] of coverFacts(document)) {
    const lines = clipped(value, STYLES.body, CONTENT_WIDTH - LABEL_WIDTH, 3);
    flow.content("P", () => {
      drawLine(flow.doc, label, PAGE.left, flow.y, { ...STYLES.body, color: PAPER.muted });
      drawLines(flow, lines, PAGE.left + LABEL_WIDTH, flow.y, STYLES.body);
    });
    flow.y += lines.length * STYLES.body.leading + 3;
  }
}

function drawClassification(flow: Flow): void {
  const y = PAGE.height - 52;
  flow.decoration(() => {
    flow.doc.moveTo(PAGE.left, y - 10);
    flow.doc
      .lineTo(PAGE.width - PAGE.right, y - 10)
      .lineWidth(0.6)
      .stroke(PAPER.rule);
  });
  flow.content("P", () => drawLine(flow.doc, CLASSIFICATION, PAGE.left, y, STYLES.small));
}

function clipped(text: string, style: TextStyle, width: number, most: number): string[] {
  return wrapClipped(printable(text, style.font), width, measureOf(style), most);
}

function drawLines(flow: Flow, lines: readonly string[], x: number, y: number, style: TextStyle): void {
  lines.forEach((line, at) => {
    drawLine(flow.doc, line, x, y + at * style.leading, style);
  });
}
