import type { ScanFailure } from "@hivepro/server";
import type { Clock } from "../../clock/clock.ts";
import type { Database, DatabaseTransaction } from "../../database/open-database.ts";
import { type AddressPolicy, runScan, type ScanRequest } from "../../engine/index.ts";
import type { Job, JobHandler } from "../../jobs/job.ts";
import { completeOptions } from "../scan-options.ts";
import { recordFinding } from "./record-finding.ts";
import { failureOf, INTERNAL_FAILURE, INTERRUPTED_FAILURE } from "./scan-failure.ts";
import { ScanProgressWriter } from "./scan-progress.ts";

/** More than any tier allows; the account's limit is what counts. */
const PARALLEL = 100;

interface ScanJobParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly addressPolicy: AddressPolicy;
  readonly log: { error(fields: object, message: string): void };
}

/** Runs queued scans with the engine. */
export function scanJobHandler({ db, clock, addressPolicy, log }: ScanJobParts): JobHandler {
  async function run(job: Job, signal: AbortSignal): Promise<void> {
    const request = await begin(db, job, clock.now());
    if (request === undefined) return;
    const scan = { id: job.subjectId, accountId: job.accountId };
    const progress = new ScanProgressWriter(db, clock, scan.id);
    try {
      const summary = await runScan(request, {
        policy: addressPolicy,
        signal,
        onProgress: (state) => progress.report(state),
        onFinding: (finding) => recordFinding(db, scan, finding, clock.now()),
      });
      await progress.stop();
      await complete(db, scan.id, { ...progress.statistics(), checks_run: [...summary.checks] }, clock.now());
    } catch (error) {
      await progress.stop();
      signal.throwIfAborted();
      const failure = failureOf(error);
      if (failure === undefined) log.error({ err: error, scan: scan.id }, "a scan failed because of an internal error");
      await fail(db, scan.id, { ...progress.statistics(), failure: failure ?? INTERNAL_FAILURE }, clock.now());
    }
  }

  return {
    parallel: PARALLEL,
    run,
    requeued: (trx, job) => requeue(trx, job.subjectId, clock.now()),
    abandoned: (trx, job) => fail(trx, job.subjectId, { failure: INTERRUPTED_FAILURE }, clock.now()),
  };
}

/** Marks the scan as running. Undefined when it does not wait any more. */
async function begin(db: Database, job: Job, now: Date): Promise<ScanRequest | undefined> {
  const row = await db
    .updateTable("scans")
    .set({ status: "running", phase: "crawling", started_at: now, updated_at: now })
    .where("id", "=", job.subjectId)
    .where("status", "=", "queued")
    .returning(["target", "scan_type", "options"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const options = completeOptions(row.scan_type, row.options);
  return {
    target: row.target,
    scanType: row.scan_type,
    options: {
      depth: options.depth,
      timeout: options.timeout,
      maxRequests: options.max_requests,
      respectRobots: options.respect_robots,
      ...(options.requests_per_second !== undefined && { requestsPerSecond: options.requests_per_second }),
      ...(options.checks !== undefined && { checks: options.checks }),
      ...(options.exclude_paths !== undefined && { excludePaths: options.exclude_paths }),
      ...(options.user_agent !== undefined && { userAgent: options.user_agent }),
    },
  };
}

interface Statistics {
  readonly requests: number;
  readonly pages_found: number;
  readonly pages_scanned: number;
}

async function complete(
  db: Database,
  id: string,
  result: Statistics & { readonly checks_run: string[] },
  now: Date,
): Promise<void> {
  await db
    .updateTable("scans")
    .set({ ...result, status: "completed", phase: "finished", progress: 100, completed_at: now, updated_at: now })
    .where("id", "=", id)
    .where("status", "=", "running")
    .execute();
}

async function fail(
  db: Database | DatabaseTransaction,
  id: string,
  { failure, ...statistics }: Partial<Statistics> & { readonly failure: ScanFailure },
  now: Date,
): Promise<void> {
  await db
    .updateTable("scans")
    .set({ ...statistics, failure_reason: failure.reason, failure_message: failure.message })
    .set({ status: "failed", phase: "finished", completed_at: now, updated_at: now })
    .where("id", "=", id)
    .where("status", "=", "running")
    .execute();
}

/** The scan will run again from its start; what it found stays and will be found again. */
async function requeue(trx: DatabaseTransaction, id: string, now: Date): Promise<void> {
  await trx
    .updateTable("scans")
    .set({ status: "queued", phase: "waiting", progress: 0, started_at: null, updated_at: now })
    .set({ requests: 0, pages_found: 0, pages_scanned: 0 })
    .where("id", "=", id)
    .where("status", "=", "running")
    .execute();
}
