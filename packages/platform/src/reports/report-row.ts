import type { Report } from "@hivepro/server";
import type { Selectable } from "kysely";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { ReportsTable } from "../database/schema.ts";
import { MEDIA_TYPES } from "./formats.ts";

/** A report without its content, which may be large. */
export type ReportRow = Omit<Selectable<ReportsTable>, "content">;

export const REPORT_COLUMNS = [
  "id",
  "account_id",
  "scan_id",
  "title",
  "format",
  "status",
  "severity",
  "include_evidence",
  "size_bytes",
  "failure",
  "created_at",
  "completed_at",
] as const;

export async function findReport(
  db: Database | DatabaseTransaction,
  accountId: string,
  id: string,
): Promise<ReportRow | undefined> {
  return db
    .selectFrom("reports")
    .select(REPORT_COLUMNS)
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export function toReport(row: ReportRow): Report {
  return {
    id: row.id,
    title: row.title,
    scan_id: row.scan_id,
    format: row.format,
    media_type: MEDIA_TYPES[row.format],
    status: row.status,
    severity: row.severity,
    include_evidence: row.include_evidence,
    size_bytes: row.size_bytes,
    failure: row.failure,
    created_at: row.created_at.toISOString(),
    completed_at: row.completed_at?.toISOString() ?? null,
  };
}
