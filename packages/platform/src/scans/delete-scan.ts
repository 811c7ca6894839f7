import { ApiError } from "@hivepro/server";
import { sql } from "kysely";
import type { DatabaseTransaction } from "../database/open-database.ts";
import { notFound } from "../http/not-found.ts";
import type { Services } from "../services/services.ts";
import { FINAL_STATUSES } from "./scan-row.ts";

/**
 * Deletes a finished scan, its reports, and the vulnerabilities that no other scan saw. Throws `ApiError` (NOT_FOUND,
 * SCAN_NOT_FINISHED).
 */
export async function deleteScan({ db }: Services, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const scan = await trx
      .selectFrom("scans")
      .select("status")
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (scan === undefined) throw notFound("scan", id);
    if (!FINAL_STATUSES.includes(scan.status)) {
      throw new ApiError(409, "SCAN_NOT_FINISHED", `The scan ${id} is ${scan.status}. Cancel it, then delete it.`);
    }
    const seen = await trx
      .selectFrom("scan_vulnerabilities")
      .select("vulnerability_id")
      .where("scan_id", "=", id)
      .execute();
    // Reports and what the scan saw go with it, by their foreign keys.
    await trx.deleteFrom("scans").where("id", "=", id).execute();
    await trx.deleteFrom("jobs").where("subject_id", "=", id).execute();
    if (seen.length > 0)
      await forgetSights(
        trx,
        id,
        seen.map((row) => row.vulnerability_id),
      );
  });
}

/** Drops the vulnerabilities that are seen by no scan any more, and points the others at the scans that are left. */
async function forgetSights(trx: DatabaseTransaction, scanId: string, ids: string[]): Promise<void> {
  await trx
    .deleteFrom("vulnerabilities")
    .where("id", "in", ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("scan_vulnerabilities as seen")
            .select("seen.scan_id")
            .whereRef("seen.vulnerability_id", "=", "vulnerabilities.id"),
        ),
      ),
    )
    .execute();
  await sql`
    update vulnerabilities set first_scan_id = first.scan_id
    from (
      select distinct on (vulnerability_id) vulnerability_id, scan_id from scan_vulnerabilities
      where vulnerability_id = any(${ids}) order by vulnerability_id, seen_at
    ) as first
    where vulnerabilities.id = first.vulnerability_id and first_scan_id = ${scanId}
  `.execute(trx);
  await sql`
    update vulnerabilities set last_scan_id = last.scan_id, evidence = last.evidence
    from (
      select distinct on (vulnerability_id) vulnerability_id, scan_id, evidence from scan_vulnerabilities
      where vulnerability_id = any(${ids}) order by vulnerability_id, seen_at desc
    ) as last
    where vulnerabilities.id = last.vulnerability_id and last_scan_id = ${scanId}
  `.execute(trx);
}
