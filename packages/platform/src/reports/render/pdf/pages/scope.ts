import { METHOD, scopeFacts } from "../../content/facts.ts";
import { SEVERITY_COLORS } from "../../content/palette.ts";
import { SEVERITIES, SEVERITY_LABELS, SEVERITY_MEANINGS } from "../../content/severity.ts";
import { STATUS_LABELS, STATUS_MEANINGS, STATUSES } from "../../content/status.ts";
import type { ReportDocument } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { drawTable } from "../layout/table.ts";
import { CONTENT_WIDTH, STYLES } from "../layout/theme.ts";
import { beginPart, type PartPlace } from "./parts.ts";

const LABEL = 110;
const COLUMNS = [{ width: LABEL }, { width: CONTENT_WIDTH - LABEL }] as const;

/** What was scanned, how, and what the words of the report mean. */
export function drawScope(flow: Flow, document: ReportDocument): PartPlace {
  return flow.group("Sect", () => {
    const place = beginPart(flow, "scope");
    drawTable(
      flow,
      COLUMNS,
      scopeFacts(document).map(([label, value]) => [
        { text: label, style: STYLES.columnHead, rowHead: true },
        { text: value },
      ]),
    );
    flow.space(16);
    heading(flow, "Method");
    for (const paragraph of METHOD) flow.paragraph(paragraph, STYLES.body, { spaceAfter: 8 });
    flow.space(12);
    heading(flow, "What the severities mean");
    drawTable(
      flow,
      COLUMNS,
      SEVERITIES.map((severity) => [
        { text: SEVERITY_LABELS[severity], style: STYLES.cellStrong, rowHead: true, swatch: SEVERITY_COLORS[severity] },
        { text: SEVERITY_MEANINGS[severity] },
      ]),
    );
    flow.space(16);
    heading(flow, "What the statuses mean");
    drawTable(
      flow,
      COLUMNS,
      STATUSES.map((status) => [
        { text: STATUS_LABELS[status], style: STYLES.cellStrong, rowHead: true },
        { text: STATUS_MEANINGS[status] },
      ]),
    );
    return place;
  });
}

function heading(flow: Flow, text: string): void {
  flow.paragraph(text, STYLES.heading2, { tag: "H2", spaceAfter: 6, keepWithNext: 90 });
}
