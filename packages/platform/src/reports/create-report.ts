import { ApiError, type ReportCreate } from "@hivepro/server";
import type { DatabaseTransaction } from "../database/open-database.ts";
import { notFound } from "../http/not-found.ts";
import { newId } from "../identifiers/random-id.ts";
import { enqueue } from "../jobs/queue.ts";
import { FINAL_STATUSES } from "../scans/scan-row.ts";
import type { Services } from "../services/services.ts";
import { SEVERITIES } from "../vulnerabilities/severity-order.ts";
import type { ReportRow } from "./report-row.ts";

/** Puts a report in the queue. Throws `ApiError` (NOT_FOUND, SCAN_NOT_FINISHED). */
export async function createReport(
  { db, clock, worker }: Services,
  accountId: string,
  request: ReportCreate,
): Promise<ReportRow> {
  const now = clock.now();
  const row = await db.transaction().execute(async (trx) => {
    const target = await targetOfFinished(trx, accountId, request.scan_id);
    const report: ReportRow = {
      id: newId("rpt"),
      account_id: accountId,
      scan_id: request.scan_id,
      title: request.title ?? `Security report of ${new URL(target).host}`,
      format: request.format,
      status: "queued",
      severity: SEVERITIES.filter((severity) => request.severity?.includes(severity) ?? true),
      include_evidence: request.include_evidence ?? true,
      size_bytes: null,
      failure: null,
      created_at: now,
      completed_at: null,
    };
    await trx
      .insertInto("reports")
      .values({ ...report, content: null })
      .execute();
    await enqueue(trx, { accountId, kind: "report", subjectId: report.id }, now);
    return report;
  });
  worker.wake();
  return row;
}

async function targetOfFinished(trx: DatabaseTransaction, accountId: string, scanId: string): Promise<string> {
  const scan = await trx
    .selectFrom("scans")
    .select(["status", "target"])
    .where("account_id", "=", accountId)
    .where("id", "=", scanId)
    .executeTakeFirst();
  if (scan === undefined) throw notFound("scan", scanId);
  if (!FINAL_STATUSES.includes(scan.status)) {
    throw new ApiError(409, "SCAN_NOT_FINISHED", `The scan ${scanId} is ${scan.status}. Wait until it is finished.`);
  }
  return scan.target;
}
