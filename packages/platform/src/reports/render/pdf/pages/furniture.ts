import { PAPER } from "../../content/palette.ts";
import { formatDay, formatNumber } from "../../content/wording.ts";
import type { ReportDocument } from "../../document.ts";
import { CONTENT_WIDTH, PAGE, STYLES } from "../layout/theme.ts";
import { drawLine, measureOf } from "../text/draw.ts";
import { printableLine } from "../text/printable.ts";
import { wrapClipped } from "../text/wrap.ts";

/** Running header and page number of every page but the cover, drawn when the number of pages is known. */
export function drawFurniture(doc: PDFKit.PDFDocument, document: ReportDocument): void {
  const { count } = doc.bufferedPageRange();
  const style = STYLES.small;
  const title = printableLine(document.report.title, style.font);
  const [header = ""] = wrapClipped(title, CONTENT_WIDTH - 130, measureOf(style), 1);
  const footer = `HivePro · ${formatDay(document.report.createdAt)}`;
  for (let page = 1; page < count; page++) {
    doc.switchToPage(page);
    doc.markContent("Artifact", { type: "Pagination", attached: ["Top"] });
    drawLine(doc, header, PAGE.left, 40, style);
    drawLine(doc, "Confidential", PAGE.left, 40, style, { align: "right", width: CONTENT_WIDTH });
    doc
      .moveTo(PAGE.left, 58)
      .lineTo(PAGE.width - PAGE.right, 58)
      .lineWidth(0.6)
      .stroke(PAPER.rule);
    doc.endMarkedContent();
    doc.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    const bottom = PAGE.height - 44;
    drawLine(doc, footer, PAGE.left, bottom, style);
    const number = `Page ${formatNumber(page + 1)} of ${formatNumber(count)}`;
    drawLine(doc, number, PAGE.left, bottom, style, { align: "right", width: CONTENT_WIDTH });
    doc.endMarkedContent();
  }
}
