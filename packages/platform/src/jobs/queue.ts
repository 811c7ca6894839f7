import { type Selectable, sql } from "kysely";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { JobKind, JobState, JobsTable } from "../database/schema.ts";
import { newId } from "../identifiers/random-id.ts";
import type { Job } from "./job.ts";

/** The first attempt and two more. */
const MAX_ATTEMPTS = 3;

export interface Lease {
  /** Names the worker. */
  readonly owner: string;
  readonly until: Date;
}

export interface NewJob {
  readonly accountId: string;
  readonly kind: JobKind;
  readonly subjectId: string;
}

/** Puts a job in the queue, in the transaction that makes the row it works on. */
export async function enqueue(trx: DatabaseTransaction, job: NewJob, now: Date): Promise<void> {
  await trx
    .insertInto("jobs")
    .values({
      id: newId("job"),
      account_id: job.accountId,
      kind: job.kind,
      subject_id: job.subjectId,
      state: "queued",
      attempts: 0,
      max_attempts: MAX_ATTEMPTS,
      run_at: now,
      cancel_requested: false,
      lease_owner: null,
      lease_until: null,
      last_error: null,
      created_at: now,
      finished_at: null,
    })
    .execute();
}

/** Cancels the job of a subject: at once if it waits, else as soon as its worker hears of it. */
export async function cancelJobOf(trx: DatabaseTransaction, subjectId: string, now: Date): Promise<void> {
  const unfinished = trx.updateTable("jobs").where("subject_id", "=", subjectId);
  await unfinished.set({ state: "canceled", finished_at: now }).where("state", "=", "queued").execute();
  await unfinished.set({ cancel_requested: true }).where("state", "=", "running").execute();
}

/**
 * Takes the job that waits longest, of an account that may run another of this kind. The account's row is locked
 * meanwhile, so that two workers can't both see the last free place.
 */
export async function claimNext(db: Database, kind: JobKind, lease: Lease, now: Date): Promise<Job | undefined> {
  return db.transaction().execute(async (trx) => {
    const next = await trx
      .selectFrom("jobs")
      .innerJoin("accounts", "accounts.id", "jobs.account_id")
      .select("jobs.id")
      .where("kind", "=", kind)
      .where("state", "=", "queued")
      .where("run_at", "<=", now)
      .$if(kind === "scan", (query) => query.where("accounts.concurrent_scans", ">", runningScans))
      .orderBy("run_at")
      .orderBy("jobs.id")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (next === undefined) return undefined;
    const row = await trx
      .updateTable("jobs")
      .set({ state: "running", lease_owner: lease.owner, lease_until: lease.until })
      .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
      .where("id", "=", next.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toJob(row);
  });
}

const runningScans = sql<number>`(
  select count(*) from jobs as other
  where other.account_id = jobs.account_id and other.kind = 'scan' and other.state = 'running'
)`;

/** Prolongs the lease. Undefined when it is not ours any more; else whether the job is to be canceled. */
export async function renewLease(db: Database, jobId: string, lease: Lease): Promise<boolean | undefined> {
  const row = await db
    .updateTable("jobs")
    .set({ lease_until: lease.until })
    .where("id", "=", jobId)
    .where("state", "=", "running")
    .where("lease_owner", "=", lease.owner)
    .returning("cancel_requested")
    .executeTakeFirst();
  return row?.cancel_requested;
}

/** Ends a job whose subject has its outcome. */
export async function finish(
  db: Database | DatabaseTransaction,
  job: Job,
  outcome: { readonly state: JobState; readonly error?: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ state: outcome.state, finished_at: now, lease_owner: null, lease_until: null })
    .set({ last_error: outcome.error ?? null })
    .where("id", "=", job.id)
    .where("state", "=", "running")
    .execute();
}

/** Puts a running job back in the queue. An attempt that was ended by an orderly stop does not count. */
export async function putBack(
  trx: DatabaseTransaction,
  job: Job,
  options: { readonly countAttempt: boolean; readonly runAt: Date; readonly error?: string },
): Promise<void> {
  await trx
    .updateTable("jobs")
    .set({ state: "queued", run_at: options.runAt, lease_owner: null, lease_until: null })
    .set({ attempts: options.countAttempt ? job.attempt : job.attempt - 1, last_error: options.error ?? null })
    .where("id", "=", job.id)
    .execute();
}

/**
 * Jobs of other workers than `owner` that nobody works on any more: those whose lease ran out or, when `all`, every
 * running one.
 */
export async function findOrphans(
  trx: DatabaseTransaction,
  options: { readonly owner: string; readonly now: Date; readonly all: boolean },
): Promise<readonly { job: Job; cancelRequested: boolean }[]> {
  const rows = await trx
    .selectFrom("jobs")
    .selectAll()
    .where("state", "=", "running")
    .where("lease_owner", "!=", options.owner)
    .$if(!options.all, (query) => query.where("lease_until", "<", options.now))
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ job: toJob(row), cancelRequested: row.cancel_requested }));
}

function toJob(row: Selectable<JobsTable>): Job {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    subjectId: row.subject_id,
    attempt: row.attempts,
    isLastAttempt: row.attempts >= row.max_attempts,
  };
}
