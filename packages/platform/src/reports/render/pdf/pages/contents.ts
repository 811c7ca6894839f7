import { PARTS, type PartAnchor } from "../../content/parts.ts";
import type { Flow } from "../layout/flow.ts";
import { CONTENT_WIDTH, PAGE, STYLES } from "../layout/theme.ts";
import { drawLine } from "../text/draw.ts";

/** Tells on which page (from 0) each part begins, once all of them are set. */
export type Contents = (pages: ReadonlyMap<PartAnchor, number>) => void;

/** Keeps the room of the contents list; the result fills it in. */
export function drawContents(flow: Flow): Contents {
  flow.content("H2", () => drawLine(flow.doc, "Contents", PAGE.left, flow.y, STYLES.heading3));
  const top = flow.y + 20;
  return flow.group("TOC", () => {
    const entries = PARTS.map((part) => ({ ...part, draw: flow.group("TOCI", () => flow.reserve("Link")) }));
    return (pages) => {
      entries.forEach(({ title, anchor, draw }, at) => {
        const y = top + at * (STYLES.body.leading + 1);
        draw(() => {
          drawLine(flow.doc, title, PAGE.left, y, STYLES.body, { goTo: anchor });
          const number = String((pages.get(anchor) ?? 0) + 1);
          drawLine(flow.doc, number, PAGE.left, y, STYLES.body, { align: "right", width: CONTENT_WIDTH / 2 });
        });
      });
    };
  });
}
