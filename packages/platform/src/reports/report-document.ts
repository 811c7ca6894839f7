import type { Severity } from "@hivepro/server";
import type { Database } from "../database/open-database.ts";
import { checkCatalogue } from "../engine/index.ts";
import { findScan, type ScanRow } from "../scans/scan-row.ts";
import { toVulnerability, type VulnerabilityRow } from "../vulnerabilities/to-vulnerability.ts";
import type { ReportDocument, ReportFinding } from "./render/document.ts";
import type { ReportRow } from "./report-row.ts";

/** Everything that a report says, as it is stored now. Undefined when the scan was deleted meanwhile. */
export async function reportDocument(
  db: Database,
  report: ReportRow,
  version: string,
): Promise<ReportDocument | undefined> {
  const scan = await findScan(db, report.account_id, report.scan_id);
  if (scan === undefined) return undefined;
  const account = await db
    .selectFrom("accounts")
    .select("name")
    .where("id", "=", report.account_id)
    .executeTakeFirstOrThrow();
  const rows = await vulnerabilitiesSeen(db, scan.id, report.severity);
  return {
    report: {
      id: report.id,
      title: report.title,
      createdAt: report.created_at.toISOString(),
      organization: account.name,
    },
    scan: scannedTarget(scan, version),
    counts: { critical: scan.critical, high: scan.high, medium: scan.medium, low: scan.low, info: scan.info },
    findings: rows.map((row) => toFinding(row, report.include_evidence)),
    checks: checksOf(scan),
  };
}

function vulnerabilitiesSeen(db: Database, scanId: string, severity: readonly Severity[]): Promise<VulnerabilityRow[]> {
  return db
    .selectFrom("vulnerabilities")
    .innerJoin("scan_vulnerabilities as seen", "seen.vulnerability_id", "vulnerabilities.id")
    .selectAll("vulnerabilities")
    .select("seen.evidence")
    .where("seen.scan_id", "=", scanId)
    .where("seen.severity", "in", severity)
    .orderBy("severity_order", "desc")
    .orderBy("vulnerabilities.id")
    .execute();
}

function scannedTarget(scan: ScanRow, version: string): ReportDocument["scan"] {
  const { started_at: startedAt, completed_at: completedAt } = scan;
  const milliseconds = startedAt && completedAt ? completedAt.getTime() - startedAt.getTime() : null;
  return {
    id: scan.id,
    name: scan.name ?? undefined,
    target: scan.target,
    scanType: scan.scan_type,
    profile: scan.profile ?? undefined,
    status: scan.status,
    startedAt: startedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    durationSeconds: milliseconds === null ? null : Math.round(milliseconds / 1000),
    requests: scan.requests,
    pages: scan.pages_scanned,
    engineVersion: version,
  };
}

function toFinding(row: VulnerabilityRow, includeEvidence: boolean): ReportFinding {
  const { evidence, cvss, references, ...vulnerability } = toVulnerability(row);
  const { url, method, parameter } = evidence.location;
  return {
    id: vulnerability.id,
    title: vulnerability.title,
    description: vulnerability.description,
    severity: row.severity,
    status: row.status,
    note: vulnerability.note ?? undefined,
    cwe: vulnerability.cwe,
    owasp: vulnerability.owasp,
    cvss,
    confidence: vulnerability.confidence,
    location: { url, method, parameter: parameter ?? undefined },
    evidence: includeEvidence
      ? {
          request: evidence.request,
          responseExcerpt: evidence.response_excerpt,
          matched: evidence.matched ?? undefined,
        }
      : undefined,
    remediation: vulnerability.remediation,
    references,
    fingerprint: vulnerability.fingerprint,
    firstSeenAt: vulnerability.first_seen_at,
    lastSeenAt: vulnerability.last_seen_at,
    checkId: vulnerability.check_id,
  };
}

/** The checks that ran; of a scan that did not complete, those that were to run. */
function checksOf(scan: ScanRow): readonly { id: string; title: string }[] {
  const wanted = scan.status === "completed" ? scan.checks_run : scan.options.checks;
  return checkCatalogue
    .filter((check) => wanted?.includes(check.id) ?? check.scanTypes.includes(scan.scan_type))
    .map(({ id, title }) => ({ id, title }));
}
