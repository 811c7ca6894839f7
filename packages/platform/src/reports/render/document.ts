import type { Severity } from "./content/severity.ts";
import type { FindingStatus } from "./content/status.ts";

/** How many findings there are of each severity. */
export type SeverityCounts = Record<Severity, number>;

/** Everything a report says, complete: rendering looks nothing up and reads no clock. Instants are ISO 8601 strings. */
export interface ReportDocument {
  report: ReportIdentity;
  scan: ScannedTarget;
  /** What the scan recorded in all, also where `findings` leaves some out. */
  counts: SeverityCounts;
  /** The findings of this report, worst first. */
  findings: readonly ReportFinding[];
  /** The checks that ran. */
  checks: readonly { id: string; title: string }[];
}

export interface ReportIdentity {
  id: string;
  title: string;
  createdAt: string;
  /** Who the report is for. */
  organization?: string | undefined;
}

export interface ScannedTarget {
  id: string;
  name?: string | undefined;
  /** URL where the scan started. */
  target: string;
  scanType: string;
  profile?: string | undefined;
  status: string;
  /** `null` for a scan that never began. */
  startedAt: string | null;
  completedAt: string | null;
  durationSeconds: number | null;
  /** Requests sent. */
  requests: number;
  /** Pages looked at. */
  pages: number;
  engineVersion: string;
}

export interface ReportFinding {
  id: string;
  title: string;
  description: string;
  severity: Severity;
  status: FindingStatus;
  /** Why the status was chosen. */
  note?: string | undefined;
  /** `CWE-` and a number. */
  cwe: string;
  /** OWASP Top 10 category, e.g. `A03:2021-Injection`. */
  owasp: string;
  cvss: { vector: string; score: number };
  confidence: string;
  location: { url: string; method: string; parameter?: string | undefined };
  /** Left out of reports that were asked for without evidence. */
  evidence?: FindingEvidence | undefined;
  remediation: string;
  references: readonly string[];
  fingerprint: string;
  firstSeenAt: string;
  lastSeenAt: string;
  checkId: string;
}

export interface FindingEvidence {
  request: string;
  responseExcerpt: string;
  /** The text in the response that gave the weakness away. */
  matched?: string | undefined;
}
