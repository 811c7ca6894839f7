import { summarize } from "../content/summary.ts";
import type { FindingEvidence, ReportDocument, ReportFinding, ScannedTarget } from "../document.ts";

/** Raised when a field changes its meaning or goes away; new fields don't raise it. */
const SCHEMA_VERSION = "1.0";

/**
 * The report as JSON, spelt as the API spells it: `schema_version`, `report`, `scan`, `summary`, `checks` and
 * `vulnerabilities`. Every key is always there; what is unknown is `null`.
 */
export function renderJson(document: ReportDocument): string {
  const { report, scan, checks, counts, findings } = document;
  const { rating, reported, actionable } = summarize(document);
  const shaped = {
    schema_version: SCHEMA_VERSION,
    report: {
      id: report.id,
      title: report.title,
      organization: report.organization ?? null,
      created_at: report.createdAt,
    },
    scan: shapeScan(scan),
    summary: {
      risk_rating: rating,
      // Of the whole scan; of this report; of this report and still to be acted on.
      severity_counts: counts,
      reported_counts: reported,
      actionable_counts: actionable,
    },
    checks: checks.map(({ id, title }) => ({ id, title })),
    vulnerabilities: findings.map(shapeFinding),
  };
  return `${JSON.stringify(shaped, null, 2)}\n`;
}

function shapeScan(scan: ScannedTarget): object {
  return {
    id: scan.id,
    name: scan.name ?? null,
    target: scan.target,
    scan_type: scan.scanType,
    profile: scan.profile ?? null,
    status: scan.status,
    started_at: scan.startedAt,
    completed_at: scan.completedAt,
    duration_seconds: scan.durationSeconds,
    requests: scan.requests,
    pages: scan.pages,
    engine_version: scan.engineVersion,
  };
}

function shapeFinding(finding: ReportFinding): object {
  const { location, cvss } = finding;
  return {
    id: finding.id,
    fingerprint: finding.fingerprint,
    check_id: finding.checkId,
    title: finding.title,
    description: finding.description,
    severity: finding.severity,
    status: finding.status,
    note: finding.note ?? null,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: finding.owasp,
    cvss: { vector: cvss.vector, score: cvss.score },
    location: { url: location.url, method: location.method, parameter: location.parameter ?? null },
    evidence: finding.evidence === undefined ? null : shapeEvidence(finding.evidence),
    remediation: finding.remediation,
    references: finding.references,
    first_seen_at: finding.firstSeenAt,
    last_seen_at: finding.lastSeenAt,
  };
}

function shapeEvidence({ request, responseExcerpt, matched }: FindingEvidence): object {
  return { request, response_excerpt: responseExcerpt, matched: matched ?? null };
}
