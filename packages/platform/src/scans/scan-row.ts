import type { Scan, ScanStatus } from "@hivepro/server";
import type { Selectable } from "kysely";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { ScansTable } from "../database/schema.ts";

export interface ScanRow extends Selectable<ScansTable> {
  readonly target_id: string | null;
}

export const FINAL_STATUSES: readonly ScanStatus[] = ["completed", "failed", "canceled"];

/** Scans with the saved target that has their URL, whichever of the two is older. */
export function selectScans(db: Database | DatabaseTransaction) {
  return db
    .selectFrom("scans")
    .leftJoin("targets", (join) =>
      join.onRef("targets.account_id", "=", "scans.account_id").onRef("targets.url", "=", "scans.target"),
    )
    .selectAll("scans")
    .select("targets.id as target_id");
}

export async function findScan(
  db: Database | DatabaseTransaction,
  accountId: string,
  id: string,
): Promise<ScanRow | undefined> {
  return selectScans(db).where("scans.account_id", "=", accountId).where("scans.id", "=", id).executeTakeFirst();
}

export function toScan(row: ScanRow): Scan {
  const { critical, high, medium, low, info, requests, pages_found, pages_scanned } = row;
  return {
    id: row.id,
    name: row.name,
    target: row.target,
    target_id: row.target_id,
    scan_type: row.scan_type,
    profile: row.profile,
    options: row.options,
    status: row.status,
    phase: row.phase,
    progress: row.progress,
    severity_counts: { critical, high, medium, low, info },
    statistics: { requests, pages_found, pages_scanned },
    failure: failureOf(row),
    tags: row.tags,
    notes: row.notes,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    completed_at: row.completed_at?.toISOString() ?? null,
  };
}

function failureOf({ failure_reason, failure_message }: ScanRow): Scan["failure"] {
  if (failure_reason === null) return null;
  return { reason: failure_reason, message: failure_message ?? "" };
}
