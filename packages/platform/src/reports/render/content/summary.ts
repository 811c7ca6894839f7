import type { ReportDocument, ReportFinding, SeverityCounts } from "../document.ts";
import { SECTION_LIMIT } from "./limits.ts";
import { type RiskRating, SEVERITIES, SEVERITY_LABELS, type Severity } from "./severity.ts";
import { type FindingStatus, needsAction, STATUSES } from "./status.ts";
import { countOf, enumerate, formatDay, formatDuration, formatNumber } from "./wording.ts";

/** What the first pages say, computed from the findings so that no sentence can disagree with the tables. */
export interface Summary {
  rating: RiskRating;
  /** Findings of this report by severity, and those of them that need action. */
  reported: SeverityCounts;
  actionable: SeverityCounts;
  paragraphs: string[];
  /** The worst findings that need action, at most five. */
  topRisks: ReportFinding[];
}

const TOP_RISKS = 5;

export function summarize(document: ReportDocument): Summary {
  const active = document.findings.filter(needsAction);
  const reported = countBySeverity(document.findings);
  const actionable = countBySeverity(active);
  const rating =
    SEVERITIES.find((severity) => actionable[severity] > 0) ??
    (document.scan.status === "completed" ? "none" : "unknown");
  return {
    rating,
    reported,
    actionable,
    paragraphs: [
      [whatWasDone(document), ...cautions(document)].join(" "),
      [whatWasFound(document, reported), ...whatWasDecided(document, active)].join(" "),
      [whatItMeans(rating, active, actionable), ...commonCause(active)].join(" "),
    ],
    topRisks: active.slice(0, TOP_RISKS),
  };
}

export function total(counts: SeverityCounts): number {
  return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}

/** `1 critical, 2 high and 1 informational`, without severities that did not occur. */
export function describeCounts(counts: SeverityCounts): string {
  const present = SEVERITIES.filter((severity) => counts[severity] > 0);
  return enumerate(
    present.map((severity) => `${formatNumber(counts[severity])} ${SEVERITY_LABELS[severity].toLowerCase()}`),
  );
}

/** Said where findings beyond `SECTION_LIMIT` have no section of their own. */
export function sectionsNote(findings: number): string | undefined {
  if (findings <= SECTION_LIMIT) return undefined;
  const shown = formatNumber(SECTION_LIMIT);
  return `The ${shown} worst of ${formatNumber(findings)} findings are described here. All of them are in the JSON, CSV and SARIF reports.`;
}

/** How many findings of the report each check made. */
export function countByCheck(findings: readonly ReportFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { checkId } of findings) counts.set(checkId, (counts.get(checkId) ?? 0) + 1);
  return counts;
}

function countBySeverity(findings: readonly ReportFinding[]): SeverityCounts {
  const counts: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function whatWasDone({ scan }: ReportDocument): string {
  if (scan.startedAt === null) return `The ${scan.scanType} scan of ${scan.target} did not begin.`;
  const duration = scan.durationSeconds === null ? "" : ` in ${formatDuration(scan.durationSeconds)}`;
  const work = `sent ${countOf(scan.requests, "request")} and looked at ${countOf(scan.pages, "page")}${duration}`;
  return `HivePro examined ${scan.target} with a ${scan.scanType} scan on ${formatDay(scan.startedAt)}. It ${work}.`;
}

function cautions({ scan }: ReportDocument): string[] {
  if (scan.status === "completed") return [];
  return [`The scan did not complete (its status is “${scan.status}”), so weaknesses may be missing from this report.`];
}

function whatWasFound(document: ReportDocument, reported: SeverityCounts): string {
  const shown = document.findings.length;
  const recorded = total(document.counts);
  if (shown === 0 && recorded <= shown) return "The scan recorded no findings.";
  const kinds = shown === 0 ? "" : `: ${describeCounts(reported)}`;
  if (recorded > shown) {
    return `The scan recorded ${countOf(recorded, "finding")}; this report covers ${formatNumber(shown)} of them${kinds}.`;
  }
  return `The scan recorded ${countOf(shown, "finding")}${kinds}.`;
}

const DECISIONS: Partial<Record<FindingStatus, string>> = {
  fixed: "fixed",
  accepted_risk: "accepted as a risk",
  false_positive: "judged a false positive",
};

function whatWasDecided(document: ReportDocument, active: readonly ReportFinding[]): string[] {
  if (document.findings.length === 0) return [];
  const decided = STATUSES.flatMap((status) => {
    const count = document.findings.filter((finding) => finding.status === status).length;
    const decision = DECISIONS[status];
    return count === 0 || decision === undefined ? [] : [`${formatNumber(count)} ${decision}`];
  });
  const open = `${countOf(active.length, "finding needs", "findings need")} action`;
  return [decided.length === 0 ? `${open}.` : `${open}; ${enumerate(decided)}.`];
}

function whatItMeans(rating: RiskRating, active: readonly ReportFinding[], actionable: SeverityCounts): string {
  if (rating === "unknown")
    return "No finding needs action, but the overall risk can't be rated before a scan completes.";
  if (rating === "none") return "No finding of this report needs action, so the overall risk is rated None.";
  const worst = `${countOf(actionable[rating], `${severityWord(rating)} finding`)}`;
  const verb = actionable[rating] === 1 ? "needs" : "need";
  const lead = `The overall risk is rated ${SEVERITY_LABELS[rating]}, because ${worst} ${verb} action.`;
  const first = active[0];
  return active.length > 1 && first !== undefined ? `${lead} Start with the top risks below.` : lead;
}

function severityWord(severity: Severity): string {
  return SEVERITY_LABELS[severity].toLowerCase();
}

/** Names the category most findings share, when there is exactly one such and it holds at least three of them. */
function commonCause(active: readonly ReportFinding[]): string[] {
  const counts = new Map<string, number>();
  for (const { owasp } of active) if (owasp !== "") counts.set(owasp, (counts.get(owasp) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < 3 || first[1] === second?.[1]) return [];
  const [category, count] = first;
  return [`The most common cause is ${category}, with ${formatNumber(count)} of ${formatNumber(active.length)}.`];
}
