import { setImmediate } from "node:timers/promises";
import { evidenceLimit, SECTION_LIMIT } from "../../content/limits.ts";
import { sectionsNote } from "../../content/summary.ts";
import type { ReportDocument } from "../../document.ts";
import type { Flow } from "../layout/flow.ts";
import { STYLES } from "../layout/theme.ts";
import { drawFinding } from "./finding.ts";
import { beginPart, type PartPlace } from "./parts.ts";

/** Findings set between two breaks in which the process serves others. */
const BATCH = 20;

/** A section a finding; `pages` are those on which they begin (from 0). */
export async function drawFindings(flow: Flow, document: ReportDocument): Promise<PartPlace & { pages: number[] }> {
  const place = beginPart(flow, "findings");
  const { findings } = document;
  const note = sectionsNote(findings.length);
  if (note !== undefined) flow.paragraph(note, STYLES.body, { spaceAfter: 14 });
  if (findings.length === 0) flow.paragraph("There is nothing to describe.", STYLES.body);
  const pages: number[] = [];
  const limit = evidenceLimit(findings.length);
  for (const [index, finding] of findings.slice(0, SECTION_LIMIT).entries()) {
    pages.push(drawFinding(flow, finding, { number: index + 1, of: findings.length, limit, bookmark: place.bookmark }));
    if (index % BATCH === BATCH - 1) await setImmediate();
  }
  return { ...place, pages };
}
