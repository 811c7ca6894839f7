import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { JobKind } from "../database/schema.ts";
import type { Job, JobHandler } from "./job.ts";
import { findOrphans, finish, putBack } from "./queue.ts";

export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

/**
 * Takes care of jobs whose worker was killed: they run again, or are given up after the last attempt. `all` is right at
 * the start of a process that has the database to itself. Returns how many there were.
 */
export async function recoverOrphans(
  db: Database,
  handlers: JobHandlers,
  options: { readonly owner: string; readonly now: Date; readonly all: boolean },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const orphans = await findOrphans(trx, options);
    for (const orphan of orphans) {
      if (orphan.cancelRequested) await finish(trx, orphan.job, { state: "canceled" }, options.now);
      else await restartOrAbandon(trx, handlers[orphan.job.kind], orphan.job, options.now);
    }
    return orphans.length;
  });
}

async function restartOrAbandon(trx: DatabaseTransaction, handler: JobHandler, job: Job, now: Date): Promise<void> {
  const error = "the server stopped during the job";
  if (job.isLastAttempt) {
    await finish(trx, job, { state: "failed", error }, now);
    await handler.abandoned(trx, job);
  } else {
    await putBack(trx, job, { countAttempt: true, runAt: now, error });
    await handler.requeued(trx, job);
  }
}
