import type { Evidence } from "@hivepro/server";
import { sql } from "kysely";
import type { Database, DatabaseTransaction } from "../../database/open-database.ts";
import type { Finding } from "../../engine/index.ts";
import { newId } from "../../identifiers/random-id.ts";
import { severityOrder } from "../../vulnerabilities/severity-order.ts";

export interface ScanOfFinding {
  readonly id: string;
  readonly accountId: string;
}

/**
 * Stores what a scan found. A weakness that is known already gets the newer evidence and, if it was thought fixed, is
 * open again. Nothing is stored for a scan that does not run any more, e.g. because it was canceled.
 */
export async function recordFinding(db: Database, scan: ScanOfFinding, finding: Finding, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const running = await trx
      .selectFrom("scans")
      .select("id")
      .where("id", "=", scan.id)
      .where("status", "=", "running")
      .forUpdate()
      .executeTakeFirst();
    if (running === undefined) return;
    const vulnerabilityId = await upsertVulnerability(trx, scan, finding, now);
    await recordSight(trx, scan.id, vulnerabilityId, finding, now);
    await recount(trx, scan.id, now);
  });
}

async function upsertVulnerability(
  trx: DatabaseTransaction,
  scan: ScanOfFinding,
  finding: Finding,
  now: Date,
): Promise<string> {
  const seen = { ...describe(finding), last_scan_id: scan.id, last_seen_at: now, updated_at: now };
  const row = await trx
    .insertInto("vulnerabilities")
    .values({
      id: newId("vuln"),
      account_id: scan.accountId,
      fingerprint: finding.fingerprint,
      status: "open",
      note: null,
      first_scan_id: scan.id,
      first_seen_at: now,
      ...seen,
    })
    .onConflict((conflict) =>
      conflict.columns(["account_id", "fingerprint"]).doUpdateSet({
        ...seen,
        status: sql`case when vulnerabilities.status = 'fixed' then 'open' else vulnerabilities.status end`,
      }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

function describe(finding: Finding) {
  return {
    check_id: finding.checkId,
    title: finding.title,
    description: finding.description,
    severity: finding.severity,
    severity_order: severityOrder(finding.severity, finding.cvss.score),
    confidence: finding.confidence,
    cwe: `CWE-${finding.cwe}`,
    owasp: finding.owasp,
    cvss_vector: finding.cvss.vector,
    cvss_score: finding.cvss.score,
    target: new URL(finding.location.url).origin,
    evidence: storable(evidenceOf(finding)),
    remediation: finding.remediation,
    reference_urls: [...finding.references],
  };
}

function evidenceOf({ evidence, location }: Finding): Evidence {
  return {
    request: evidence.request,
    response_excerpt: evidence.responseExcerpt,
    matched: evidence.matched ?? null,
    location: { url: location.url, method: location.method, parameter: location.parameter ?? null },
  };
}

/** As JSON. What a website answers may have NUL characters and half surrogate pairs, which a database doesn't take. */
function storable(evidence: Evidence): string {
  return JSON.stringify(evidence, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "\uFFFD").toWellFormed() : value,
  );
}

async function recordSight(
  trx: DatabaseTransaction,
  scanId: string,
  vulnerabilityId: string,
  finding: Finding,
  now: Date,
): Promise<void> {
  const sight = { severity: finding.severity, evidence: storable(evidenceOf(finding)), seen_at: now };
  await trx
    .insertInto("scan_vulnerabilities")
    .values({ scan_id: scanId, vulnerability_id: vulnerabilityId, ...sight })
    .onConflict((conflict) => conflict.columns(["scan_id", "vulnerability_id"]).doUpdateSet(sight))
    .execute();
}

/** Counted from what is stored, so that a scan that runs anew counts nothing twice. */
async function recount(trx: DatabaseTransaction, scanId: string, now: Date): Promise<void> {
  await sql`
    update scans set
      critical = counts.critical, high = counts.high, medium = counts.medium, low = counts.low, info = counts.info,
      updated_at = ${now}
    from (
      select
        count(*) filter (where severity = 'critical') as critical,
        count(*) filter (where severity = 'high') as high,
        count(*) filter (where severity = 'medium') as medium,
        count(*) filter (where severity = 'low') as low,
        count(*) filter (where severity = 'info') as info
      from scan_vulnerabilities where scan_id = ${scanId}
    ) as counts
    where id = ${scanId}
  `.execute(trx);
}
