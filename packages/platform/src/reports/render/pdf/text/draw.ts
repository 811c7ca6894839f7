import type { TextStyle } from "../layout/theme.ts";
import { widthInEms } from "./fonts.ts";
import { printable } from "./printable.ts";
import { type Measure, wrapText } from "./wrap.ts";

/** Measures text of a style. */
export function measureOf(style: TextStyle): Measure {
  return (text) => widthInEms(style.font, text) * style.size;
}

/** Lines of a text in a style, made printable and broken at a width in points. */
export function linesOf(text: string, style: TextStyle, width: number): string[] {
  return wrapText(printable(text, style.font), width, measureOf(style));
}

export interface LineOptions {
  align?: "left" | "right" | "center";
  /** Room for `align`, in points. */
  width?: number;
  /** Web address that the line leads to. */
  link?: string | undefined;
  /** Named place in the document that the line leads to. */
  goTo?: string | undefined;
}

/** Draws one line that is already printable and fits; `y` is the top of its line box. */
export function drawLine(
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  options: LineOptions = {},
): void {
  if (text === "") return;
  const { align = "left", width = 0, link, goTo } = options;
  const textWidth = measureOf(style)(text);
  const free = align === "left" ? 0 : width - textWidth;
  doc.font(style.font).fontSize(style.size).fillColor(style.color);
  const top = y + (style.leading - doc.currentLineHeight()) / 2;
  doc.text(text, x + (align === "center" ? free / 2 : free), top, {
    lineBreak: false,
    ...(style.font === "mono" ? { features: [] } : {}),
    ...(link === undefined ? {} : { link }),
    ...(goTo === undefined ? {} : { goTo }),
  });
}
