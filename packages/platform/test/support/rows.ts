import type { ScanStatus } from "@hivepro/server";
import type { Database } from "../../src/database/open-database.ts";

/** A scan's row, without a job. */
export async function insertTestScan(
  db: Database,
  accountId: string,
  id: string,
  { status = "completed", target = "http://127.0.0.1:9/" }: { status?: ScanStatus; target?: string } = {},
): Promise<void> {
  const now = new Date();
  await db
    .insertInto("scans")
    .values({
      id,
      account_id: accountId,
      name: null,
      target,
      scan_type: "quick",
      profile: null,
      options: "{}",
      status,
      phase: "finished",
      progress: 0,
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
      info: 0,
      requests: 0,
      pages_found: 0,
      pages_scanned: 0,
      failure_reason: null,
      failure_message: null,
      checks_run: [],
      tags: [],
      notes: null,
      created_at: now,
      updated_at: now,
      started_at: null,
      completed_at: null,
    })
    .execute();
}
