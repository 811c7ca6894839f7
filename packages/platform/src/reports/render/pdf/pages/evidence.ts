import { CUT_NOTE, clip, type Extent } from "../../content/limits.ts";
import { BRAND, PAPER } from "../../content/palette.ts";
import type { FindingEvidence } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { CONTENT_WIDTH, PAGE, STYLES } from "../layout/theme.ts";
import { drawLine, measureOf } from "../text/draw.ts";
import { printableEvidence } from "../text/printable.ts";
import { wrapColumns } from "../text/wrap.ts";

const PADDING = 8;
/** Lines of a box on a page, if the box is broken. */
const FEWEST = 4;
const COLUMN = measureOf(STYLES.code)("0");
const COLUMNS = Math.floor((CONTENT_WIDTH - 2 * PADDING) / COLUMN);

const ESCAPE = /\\(?:x[\dA-F]{2}|u\{[\dA-F]+\})/;

interface CodeLine {
  text: string;
  /** Index of its first character in the whole text. */
  start: number;
}

/** Index range of the text that gave the weakness away. */
interface Span {
  from: number;
  to: number;
}

/** The request, and the part of the response that shows the weakness, with the telling text marked. */
export function drawEvidence(flow: Flow, evidence: FindingEvidence, limit: Extent): void {
  flow.paragraph("Evidence", STYLES.heading3, { tag: "H3", spaceAfter: 3, keepWithNext: 64 });
  drawCode(flow, "Request", evidence.request, limit);
  drawCode(flow, "Response (excerpt)", evidence.responseExcerpt, limit, evidence.matched);
  flow.space(4);
}

function drawCode(flow: Flow, label: string, raw: string, limit: Extent, matched?: string): void {
  const { text, cut } = clip(raw.trimEnd(), limit);
  if (text === "") return;
  const shown = printableEvidence(text);
  const span = matched === undefined || matched === "" ? undefined : spanOf(shown, printableEvidence(matched));
  const caption = [
    label,
    ...(span === undefined ? [] : ["what gave it away is marked"]),
    ...(ESCAPE.test(shown) && !ESCAPE.test(text) ? ["what cannot be printed is escaped"] : []),
  ].join(", ");
  flow.paragraph(caption, STYLES.small, { spaceAfter: 2, keepWithNext: 3 * STYLES.code.leading + 2 * PADDING });
  const lines = wrapColumns(shown, COLUMNS);
  flow.group("Div", () => {
    for (let rest = lines.slice(0, limit.lines); rest.length > 0; ) {
      const taken = linesOnPage(flow, rest.length);
      drawBox(flow, rest.slice(0, taken), span);
      rest = rest.slice(taken);
      if (rest.length > 0) flow.newPage();
    }
  });
  if (cut || lines.length > limit.lines) flow.paragraph(CUT_NOTE, STYLES.small);
  flow.space(6);
}

/** As many lines as fit; a few less where that keeps the last ones from standing alone on the next page. */
function linesOnPage(flow: Flow, count: number): number {
  const fit = Math.max(1, Math.floor((flow.room - 2 * PADDING) / STYLES.code.leading));
  if (fit >= count) return count;
  return fit > 2 * FEWEST ? Math.min(fit, count - FEWEST) : fit;
}

function drawBox(flow: Flow, lines: readonly CodeLine[], span: Span | undefined): void {
  const top = flow.y;
  const height = lines.length * STYLES.code.leading + 2 * PADDING - 2;
  const place = (at: number) => top + PADDING - 1 + at * STYLES.code.leading;
  flow.decoration(() => {
    flow.doc.rect(PAGE.left, top, CONTENT_WIDTH, height).fill(PAPER.wash);
    flow.doc.rect(PAGE.left, top, 2.5, height).fill(BRAND.honey);
    if (span !== undefined) lines.forEach((line, at) => void drawMark(flow, line, span, place(at)));
  });
  flow.content("Code", () => {
    lines.forEach(({ text }, at) => void drawLine(flow.doc, text, PAGE.left + PADDING, place(at), STYLES.code));
  });
  flow.y += height + 2;
}

function drawMark(flow: Flow, line: CodeLine, span: Span, y: number): void {
  const from = Math.max(span.from - line.start, 0);
  const to = Math.min(span.to - line.start, line.text.length);
  if (to <= from) return;
  const x = PAGE.left + PADDING + from * COLUMN;
  const width = (to - from) * COLUMN;
  flow.doc.rect(x - 1, y, width + 2, STYLES.code.leading).fill(PAPER.mark);
  flow.doc.rect(x - 1, y + STYLES.code.leading - 1, width + 2, 0.8).fill(BRAND.honey);
}

function spanOf(text: string, matched: string): Span | undefined {
  const from = text.indexOf(matched);
  return from < 0 ? undefined : { from, to: from + matched.length };
}
