import { PAPER } from "../../content/palette.ts";
import { drawLine, type LineOptions, measureOf } from "../text/draw.ts";
import { printable } from "../text/printable.ts";
import { wrapClipped } from "../text/wrap.ts";
import type { Flow } from "./flow.ts";
import { CONTENT_WIDTH, PAGE, STYLES, type TextStyle } from "./theme.ts";

export interface Column {
  /** Heading; a table whose columns have none gets no heading row. */
  title?: string;
  width: number;
  align?: "left" | "right" | "center";
}

export interface Cell extends LineOptions {
  text: string;
  style?: TextStyle;
  /** A second text below, in small print. */
  detail?: string;
  /** Names its row: read out with every other cell of the row. */
  rowHead?: boolean;
  /** A filled square before the text; a colour never stands without its word. */
  swatch?: string;
  /** Takes the place of the cell, to fill it in once its content is known, instead of `text`. */
  later?: (place: LatePlace) => void;
}

export interface LatePlace {
  /** Runs what draws the cell, on its page and at its place in the structure tree. */
  draw: (write: () => void) => void;
  x: number;
  y: number;
  width: number;
}

const PADDING = 5;
const MOST_LINES = 6;
const MOST_DETAIL_LINES = 3;
const SWATCH = 12;

/** A table whose rows stay whole and whose heading is repeated on each page that it continues on. */
export function drawTable(flow: Flow, columns: readonly Column[], rows: Iterable<readonly Cell[]>): void {
  flow.group("Table", () => {
    drawHead(flow, columns);
    let index = 0;
    for (const row of rows) drawRow(flow, columns, row, index++);
  });
  flow.rule();
}

function drawHead(flow: Flow, columns: readonly Column[]): void {
  if (columns.every(({ title }) => title === undefined)) return;
  flow.keep(headHeight() + 3 * STYLES.cell.leading);
  drawHeadRule(flow);
  const top = flow.y + PADDING - 1;
  flow.group("TR", () => {
    eachColumn(columns, (column, x, width) => {
      flow.content("TH", () => drawHeadCell(flow, column, x, top, width), { scope: "Column" });
    });
  });
  flow.y += headHeight();
}

function repeatHead(flow: Flow, columns: readonly Column[]): void {
  if (columns.every(({ title }) => title === undefined)) return;
  drawHeadRule(flow);
  const top = flow.y + PADDING - 1;
  flow.decoration(() => eachColumn(columns, (column, x, width) => drawHeadCell(flow, column, x, top, width)));
  flow.y += headHeight();
}

function drawHeadRule(flow: Flow): void {
  const { y } = flow;
  flow.decoration(() => {
    flow.doc.rect(PAGE.left, y, CONTENT_WIDTH, headHeight()).fill(PAPER.wash);
  });
}

function headHeight(): number {
  return STYLES.columnHead.leading + 2 * PADDING - 2;
}

function drawHeadCell(flow: Flow, column: Column, x: number, y: number, width: number): void {
  drawLine(flow.doc, column.title ?? "", x, y, STYLES.columnHead, { align: column.align ?? "left", width });
}

function drawRow(flow: Flow, columns: readonly Column[], row: readonly Cell[], index: number): void {
  const cells = columns.map((column, at) => prepare(row[at] ?? { text: "" }, column));
  const height = Math.max(...cells.map((cell) => cell.height)) + 2 * PADDING - 2;
  if (flow.room < height) {
    flow.newPage();
    repeatHead(flow, columns);
  } else if (index > 0) {
    flow.rule();
  }
  const top = flow.y + PADDING - 1;
  flow.group("TR", () => {
    eachColumn(columns, (column, x, width, at) => {
      const cell = cells[at];
      if (cell !== undefined) drawCell(flow, cell, column, x, top, width);
    });
  });
  flow.y += height;
}

interface PreparedLine {
  text: string;
  style: TextStyle;
  /** Distance from the top of the cell's content. */
  top: number;
}

interface PreparedCell extends Cell {
  lines: PreparedLine[];
  height: number;
}

function prepare(cell: Cell, column: Column): PreparedCell {
  const width = column.width - 2 * PADDING - (cell.swatch === undefined ? 0 : SWATCH);
  const texts = [{ text: cell.text, style: cell.style ?? STYLES.cell, most: MOST_LINES }];
  if (cell.detail !== undefined) texts.push({ text: cell.detail, style: STYLES.small, most: MOST_DETAIL_LINES });
  const lines: PreparedLine[] = [];
  let height = 0;
  for (const { text, style, most } of texts) {
    for (const line of wrapClipped(printable(text, style.font), width, measureOf(style), most)) {
      lines.push({ text: line, style, top: height });
      height += style.leading;
    }
  }
  return { ...cell, lines, height };
}

function drawCell(flow: Flow, cell: PreparedCell, column: Column, x: number, y: number, width: number): void {
  const tag = cell.rowHead === true ? "TH" : "TD";
  if (cell.later !== undefined) {
    cell.later({ draw: flow.reserve(tag), x, y, width });
    return;
  }
  const { swatch } = cell;
  if (swatch !== undefined) flow.decoration(() => flow.doc.rect(x, y + 2.6, 7.5, 7.5).fill(swatch));
  const left = swatch === undefined ? x : x + SWATCH;
  const options: LineOptions = { align: column.align ?? "left", width, link: cell.link, goTo: cell.goTo };
  const draw = () => {
    for (const { text, style, top } of cell.lines) drawLine(flow.doc, text, left, y + top, style, options);
  };
  const scope = cell.rowHead === true ? ({ scope: "Row" } as const) : {};
  if (cell.link === undefined && cell.goTo === undefined) flow.content(tag, draw, scope);
  else flow.group(tag, () => flow.content("Link", draw), scope);
}

function eachColumn(
  columns: readonly Column[],
  visit: (column: Column, x: number, width: number, index: number) => void,
): void {
  let x: number = PAGE.left;
  columns.forEach((column, index) => {
    visit(column, x + PADDING, column.width - 2 * PADDING, index);
    x += column.width;
  });
}
