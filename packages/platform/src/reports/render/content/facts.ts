import type { ReportDocument, ReportFinding } from "../document.ts";
import { capitalize, countOf, formatDuration, formatInstant } from "./wording.ts";

/** A label and its value, in the order in which they are shown. */
export type Fact = readonly [label: string, value: string];

export const CLASSIFICATION = "Confidential. Describes security weaknesses; share only with people who need to know.";

export const METHOD: readonly string[] = [
  "The scan follows the links and forms of the target from its start URL, stays on that origin, and runs the checks listed in the appendix on what it reaches. Quick scans only look at what the target answers to ordinary requests; standard scans add active checks that send crafted input; deep scans add the checks that take many requests.",
  "Each finding carries the request and the part of the response that show it, so that it can be repeated by hand. Confidence tells how sure the engine is: certain was proven, firm is likely, tentative needs a look.",
  "An automated scan sees what it can reach with the access that it was given. That something is not listed here does not prove that it is safe.",
];

export function scopeFacts({ scan }: ReportDocument): Fact[] {
  return [
    ["Target", scan.target],
    ["Scan", scan.name === undefined ? scan.id : `${scan.name} (${scan.id})`],
    ["Scan type", capitalize(scan.scanType)],
    ...optional("Profile", scan.profile),
    ["Status", capitalize(scan.status)],
    ["Started", formatInstant(scan.startedAt)],
    [
      "Completed",
      `${formatInstant(scan.completedAt)}${scan.durationSeconds === null ? "" : `, after ${formatDuration(scan.durationSeconds)}`}`,
    ],
    ["Reach", `${countOf(scan.requests, "request")} sent, ${countOf(scan.pages, "page")} looked at`],
    ["Engine", `HivePro ${scan.engineVersion}`],
  ];
}

export function coverFacts({ report, scan }: ReportDocument): Fact[] {
  return [
    ["Target", scan.target],
    ...optional("Prepared for", report.organization),
    ["Scanned", formatInstant(scan.completedAt ?? scan.startedAt)],
    ["Report date", formatInstant(report.createdAt)],
    ["Report id", report.id],
  ];
}

/** The facts of a finding that are not on its badge line. */
export function findingFacts(finding: ReportFinding): Fact[] {
  return [
    ["Location", `${finding.location.method} ${finding.location.url}`],
    ...optional("Parameter", finding.location.parameter),
    ["CVSS vector", finding.cvss.vector === "" ? "–" : finding.cvss.vector],
    ["Seen", `first ${formatInstant(finding.firstSeenAt)}, last ${formatInstant(finding.lastSeenAt)}`],
    ["Check", finding.checkId],
    ["Fingerprint", finding.fingerprint],
    ...optional("Note", finding.note),
  ];
}

function optional(label: string, value: string | undefined): Fact[] {
  return value === undefined || value === "" ? [] : [[label, value]];
}
