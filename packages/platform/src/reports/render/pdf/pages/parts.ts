import { PARTS, type PartAnchor } from "../../content/parts.ts";
import type { Flow } from "../layout/flow.ts";
import { STYLES } from "../layout/theme.ts";

export interface PartPlace {
  page: number;
  bookmark: PDFKit.PDFOutline;
}

/** Sets the heading of a part, with its bookmark and anchor. */
export function beginPart(flow: Flow, anchor: PartAnchor): PartPlace {
  const title = PARTS.find((part) => part.anchor === anchor)?.title ?? anchor;
  flow.anchor(anchor);
  const place = { page: flow.page, bookmark: flow.bookmark(title) };
  flow.paragraph(title, STYLES.heading1, { tag: "H1", spaceAfter: 10 });
  return place;
}
