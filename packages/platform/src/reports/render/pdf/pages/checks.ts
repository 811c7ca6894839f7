import { countByCheck } from "../../content/summary.ts";
import { countOf } from "../../content/wording.ts";
import type { ReportDocument } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { drawTable } from "../layout/table.ts";
import { CONTENT_WIDTH, STYLES } from "../layout/theme.ts";
import { beginPart, type PartPlace } from "./parts.ts";

const COLUMNS = [
  { title: "Check", width: CONTENT_WIDTH - 230 - 70 },
  { title: "Id", width: 230 },
  { title: "Reported", width: 70, align: "right" },
] as const;

/** Everything that was looked for, also what was not found. */
export function drawChecks(flow: Flow, document: ReportDocument): PartPlace {
  return flow.group("Sect", () => {
    const place = beginPart(flow, "checks");
    const { checks } = document;
    flow.paragraph(`The scan ran ${countOf(checks.length, "check")}.`, STYLES.body, { spaceAfter: 10 });
    const found = countByCheck(document.findings);
    const rows = checks.map(({ id, title }) => [
      { text: title, rowHead: true },
      { text: id },
      { text: String(found.get(id) ?? "–") },
    ]);
    if (rows.length > 0) drawTable(flow, COLUMNS, rows);
    return place;
  });
}
