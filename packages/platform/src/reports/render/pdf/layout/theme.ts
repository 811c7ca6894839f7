import { BRAND, PAPER } from "../../content/palette.ts";
import type { FontName } from "../text/fonts.ts";

/** How a run of text is set; sizes in points. */
export interface TextStyle {
  font: FontName;
  size: number;
  /** Distance between the tops of two lines. */
  leading: number;
  color: string;
}

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 84, bottom: 68 } as const;

export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export const STYLES = {
  coverTitle: { font: "sans-bold", size: 30, leading: 36, color: PAPER.white },
  coverKicker: { font: "sans-bold", size: 11, leading: 15, color: BRAND.honey },
  wordmark: { font: "sans-bold", size: 20, leading: 26, color: PAPER.white },
  heading1: { font: "sans-bold", size: 21, leading: 28, color: BRAND.night },
  heading2: { font: "sans-bold", size: 14.5, leading: 19, color: BRAND.night },
  heading3: { font: "sans-bold", size: 10.5, leading: 14, color: BRAND.dusk },
  body: { font: "sans", size: 10, leading: 14.4, color: PAPER.ink },
  strong: { font: "sans-bold", size: 10, leading: 14.4, color: PAPER.ink },
  small: { font: "sans", size: 8.5, leading: 12, color: PAPER.muted },
  cell: { font: "sans", size: 9, leading: 12.4, color: PAPER.ink },
  cellStrong: { font: "sans-bold", size: 9, leading: 12.4, color: PAPER.ink },
  columnHead: { font: "sans-bold", size: 8.5, leading: 12, color: PAPER.muted },
  link: { font: "sans", size: 9, leading: 12.4, color: PAPER.link },
  badge: { font: "sans-bold", size: 8.5, leading: 12, color: PAPER.white },
  code: { font: "mono", size: 7.8, leading: 10.8, color: PAPER.ink },
} as const satisfies Record<string, TextStyle>;
