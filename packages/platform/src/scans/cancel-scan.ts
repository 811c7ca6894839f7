import { ApiError } from "@hivepro/server";
import { notFound } from "../http/not-found.ts";
import { cancelJobOf } from "../jobs/queue.ts";
import type { Services } from "../services/services.ts";

/**
 * Cancels a queued or running scan; a canceled one stays as it is. From here on nothing that its worker still does
 * counts. Throws `ApiError` (NOT_FOUND, SCAN_FINISHED).
 */
export async function cancelScan({ db, clock, worker }: Services, accountId: string, id: string): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const scan = await trx
      .selectFrom("scans")
      .select("status")
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (scan === undefined) throw notFound("scan", id);
    if (scan.status === "canceled") return;
    if (scan.status === "completed" || scan.status === "failed") {
      throw new ApiError(
        409,
        "SCAN_FINISHED",
        `The scan ${id} is ${scan.status}; only an unfinished scan can be canceled.`,
      );
    }
    await trx
      .updateTable("scans")
      .set({ status: "canceled", phase: "finished", completed_at: now, updated_at: now })
      .where("id", "=", id)
      .execute();
    await cancelJobOf(trx, id, now);
  });
  worker.cancel(id);
}
