import { PAPER } from "../../content/palette.ts";
import { drawLine, type LineOptions, linesOf } from "../text/draw.ts";
import { CONTENT_WIDTH, PAGE, type TextStyle } from "./theme.ts";

export interface TagOptions {
  /** What a picture shows, for readers who cannot see it. */
  alt?: string;
  scope?: "Row" | "Column";
  title?: string;
}

export interface ParagraphOptions extends LineOptions {
  /** Structure type of the text. */
  tag?: string;
  indent?: number;
  spaceAfter?: number;
  /** Room that must be left below, so that a heading does not stand alone at the end of a page. */
  keepWithNext?: number;
}

/**
 * Sets content from top to bottom, opens pages as they are needed, and builds the structure tree that screen readers
 * use. Coordinates are points from the top left corner of the page.
 */
export class Flow {
  readonly doc: PDFKit.PDFDocument;
  y: number = PAGE.top;
  private readonly parents: PDFKit.PDFStructureElement[];

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
    const root = doc.struct("Document");
    doc.addStructure(root);
    this.parents = [root];
  }

  /** Index of the current page, from 0. */
  get page(): number {
    const { start, count } = this.doc.bufferedPageRange();
    return start + count - 1;
  }

  get room(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = PAGE.top;
  }

  /** Continues on the next page unless this height still fits on this one. */
  keep(height: number): void {
    if (this.room < height && this.y > PAGE.top) this.newPage();
  }

  space(height: number): void {
    this.y += height;
  }

  /** Groups what `build` sets under one element of the structure tree. */
  group<T>(tag: string, build: () => T, options: TagOptions = {}): T {
    const element = this.append(tag, options);
    this.parents.push(element);
    try {
      return build();
    } finally {
      this.parents.pop();
    }
  }

  /** Draws real content as one element of the structure tree. */
  content(tag: string, draw: () => void, options: TagOptions = {}): void {
    // Ended at once: pdfkit takes the page of a link from where its element ends.
    this.append(tag, options).add(draw).end();
  }

  /** Keeps a place in the structure tree for content that is known later; the result draws it there. */
  reserve(tag: string): (draw: () => void) => void {
    const element = this.append(tag, {});
    const { page } = this;
    return (draw) => {
      this.doc.switchToPage(page);
      element.add(draw);
    };
  }

  /** Draws what is only decoration: rules, boxes, repeated headings. */
  decoration(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Sets a text as wide as the page, across pages where it must, never leaving a single line behind. */
  paragraph(text: string, style: TextStyle, options: ParagraphOptions = {}): void {
    const { tag = "P", indent = 0, spaceAfter = 0, keepWithNext = 0, ...line } = options;
    const lines = linesOf(text, style, CONTENT_WIDTH - indent);
    if (keepWithNext > 0) this.keep(lines.length * style.leading + keepWithNext);
    const element = this.append(tag, {});
    for (let rest = lines; rest.length > 0; ) {
      const taken = this.linesThatFit(rest.length, style.leading);
      element.add(() => this.drawLines(rest.slice(0, taken), style, PAGE.left + indent, line));
      rest = rest.slice(taken);
    }
    element.end();
    this.y += spaceAfter;
  }

  /** A bookmark to the current place. */
  bookmark(title: string, parent: PDFKit.PDFOutline = this.doc.outline): PDFKit.PDFOutline {
    // An offset of the page's width makes the left edge 0: viewers then keep the page where it is.
    const place = { top: Math.max(0, this.y - 12), left: PAGE.width, expanded: false };
    return parent.addItem(title, place);
  }

  /** Names the current place, for links within the document. */
  anchor(name: string): void {
    this.doc.addNamedDestination(name, "XYZ", 0, Math.max(0, this.y - 12), null);
  }

  /** A thin line across the page. */
  rule(): void {
    const { y } = this;
    this.decoration(() => {
      this.doc
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.width - PAGE.right, y)
        .lineWidth(0.6)
        .stroke(PAPER.rule);
    });
  }

  private append(tag: string, options: TagOptions): PDFKit.PDFStructureElement {
    const element = this.doc.struct(tag, options);
    this.parents.at(-1)?.add(element);
    return element;
  }

  private drawLines(lines: readonly string[], style: TextStyle, x: number, options: LineOptions): void {
    for (const line of lines) {
      drawLine(this.doc, line, x, this.y, style, options);
      this.y += style.leading;
    }
  }

  /** How many of the remaining lines go on this page; opens the next one if fewer than two would. */
  private linesThatFit(count: number, leading: number): number {
    this.keep(Math.min(2, count) * leading);
    const fit = Math.max(1, Math.floor((this.room + 0.01) / leading));
    if (fit >= count) return count;
    return fit > 2 && count - fit === 1 ? fit - 1 : fit;
  }
}
