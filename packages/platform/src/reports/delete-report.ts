import { notFound } from "../http/not-found.ts";
import type { Services } from "../services/services.ts";

/** Deletes a report with its content, also while it is being made. Throws `ApiError` (NOT_FOUND). */
export async function deleteReport({ db, reportSignals }: Services, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom("reports")
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (row === undefined) throw notFound("report", id);
    await trx.deleteFrom("jobs").where("subject_id", "=", id).where("state", "!=", "running").execute();
  });
  reportSignals.finished(id);
}
