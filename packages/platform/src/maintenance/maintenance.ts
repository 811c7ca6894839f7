import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/open-database.ts";

const EVERY_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes what is of no use any more: answers kept for idempotency keys, ended tokens, finished jobs. */
export async function cleanUp(db: Database, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  await db.deleteFrom("idempotency_keys").where("created_at", "<", yesterday).execute();
  await db.deleteFrom("access_tokens").where("expires_at", "<", yesterday).execute();
  await db.deleteFrom("jobs").where("finished_at", "<", yesterday).execute();
}

/** Cleans up now and every hour. Returns what stops it, and waits for a cleaning that is under way. */
export async function startMaintenance(
  db: Database,
  clock: Clock,
  log: { error(fields: object, message: string): void },
): Promise<() => Promise<void>> {
  let running = Promise.resolve();
  const clean = () => {
    running = cleanUp(db, clock.now()).catch((error: unknown) => log.error({ err: error }, "cleaning up failed"));
  };
  clean();
  await running;
  const timer = setInterval(clean, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
