import { randomUUID } from "node:crypto";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/open-database.ts";
import type { JobKind } from "../database/schema.ts";
import { type Job, JobStop, type StopReason } from "./job.ts";
import { claimNext, finish, type Lease, putBack, renewLease } from "./queue.ts";
import { type JobHandlers, recoverOrphans } from "./recovery.ts";

const LEASE_MS = 30_000;
const HEARTBEAT_MS = 5_000;
/** Jobs of this process are announced by `wake`; polling finds those that wait for their time, or that others left. */
const POLL_MS = 1_000;
const RETRY_AFTER_MS = 5_000;

export interface WorkerLog {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

interface RunningJob {
  readonly job: Job;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Takes jobs from the queue and does them, as many at a time as each kind allows. */
export class Worker {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #handlers: JobHandlers;
  readonly #log: WorkerLog;
  readonly #owner = randomUUID();
  readonly #running = new Map<string, RunningJob>();
  #polling: NodeJS.Timeout | undefined;
  #claiming: Promise<void> | undefined;
  #claimAgain = false;
  #stopped = true;
  #healthy = true;

  constructor(parts: { db: Database; clock: Clock; handlers: JobHandlers; log: WorkerLog }) {
    this.#db = parts.db;
    this.#clock = parts.clock;
    this.#handlers = parts.handlers;
    this.#log = parts.log;
  }

  /** Whether the worker runs, and could reach its queue the last time it looked. */
  get healthy(): boolean {
    return !this.#stopped && this.#healthy;
  }

  /** Recovers what an earlier process left, then takes jobs. `exclusive`: nobody else works on this database. */
  async start(options: { readonly exclusive: boolean }): Promise<void> {
    const recovered = await this.#recover(options.exclusive);
    if (recovered > 0) this.#log.info({ jobs: recovered }, "recovered jobs that were interrupted");
    this.#stopped = false;
    this.#polling = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  /** Looks for jobs now. */
  wake(): void {
    if (this.#stopped) return;
    this.#claimAgain = true;
    this.#claiming ??= this.#claimAll().finally(() => {
      this.#claiming = undefined;
    });
  }

  /** Stops the job of a subject if this process runs it. */
  cancel(subjectId: string): void {
    this.#stop(subjectId, "canceled");
  }

  /** Puts running jobs back in the queue, for the next start, and waits until they have stopped. */
  async close(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#polling);
    await this.#claiming;
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort(new JobStop("shutdown"));
    await Promise.all(running.map(({ done }) => done));
  }

  #stop(subjectId: string, reason: StopReason): void {
    for (const { job, stop } of this.#running.values()) {
      if (job.subjectId === subjectId) stop.abort(new JobStop(reason));
    }
  }

  async #claimAll(): Promise<void> {
    try {
      while (this.#claimAgain && !this.#stopped) {
        this.#claimAgain = false;
        await this.#recover(false);
        await this.#claimKind("scan");
        await this.#claimKind("report");
      }
      this.#healthy = true;
    } catch (error) {
      this.#healthy = false;
      this.#log.error({ err: error }, "could not take jobs from the queue");
    }
  }

  #recover(all: boolean): Promise<number> {
    return recoverOrphans(this.#db, this.#handlers, { owner: this.#owner, now: this.#clock.now(), all });
  }

  async #claimKind(kind: JobKind): Promise<void> {
    while (!this.#stopped && this.#countRunning(kind) < this.#handlers[kind].parallel) {
      const job = await claimNext(this.#db, kind, this.#lease(), this.#clock.now());
      if (job === undefined) return;
      this.#launch(job);
    }
  }

  #countRunning(kind: JobKind): number {
    return [...this.#running.values()].filter(({ job }) => job.kind === kind).length;
  }

  #launch(job: Job): void {
    const stop = new AbortController();
    const done = this.#attempt(job, stop).finally(() => {
      this.#running.delete(job.id);
      this.wake();
    });
    this.#running.set(job.id, { job, stop, done });
  }

  async #attempt(job: Job, stop: AbortController): Promise<void> {
    const heartbeat = setInterval(() => this.#renew(job, stop), HEARTBEAT_MS);
    try {
      await this.#runAndRecord(job, stop.signal);
    } catch (error) {
      // The database is out of reach; the lease will run out, and the job is found as an orphan.
      this.#log.error({ err: error, job: job.id }, "could not record how a job ended");
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #runAndRecord(job: Job, signal: AbortSignal): Promise<void> {
    try {
      await this.#handlers[job.kind].run(job, signal);
    } catch (error) {
      await this.#recordEnd(job, signal.reason instanceof JobStop ? signal.reason : error);
      return;
    }
    await finish(this.#db, job, { state: "succeeded" }, this.#clock.now());
  }

  async #recordEnd(job: Job, cause: unknown): Promise<void> {
    if (!(cause instanceof JobStop)) return this.#retryOrAbandon(job, cause);
    if (cause.reason === "canceled") await finish(this.#db, job, { state: "canceled" }, this.#clock.now());
    if (cause.reason === "shutdown") await this.#release(job);
  }

  async #release(job: Job): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await putBack(trx, job, { countAttempt: false, runAt: this.#clock.now() });
      await this.#handlers[job.kind].requeued(trx, job);
    });
  }

  async #retryOrAbandon(job: Job, cause: unknown): Promise<void> {
    this.#log.error({ err: cause, job: job.id, kind: job.kind, subject: job.subjectId }, "a job failed unexpectedly");
    const handler = this.#handlers[job.kind];
    const now = this.#clock.now();
    const error = cause instanceof Error ? cause.message : String(cause);
    await this.#db.transaction().execute(async (trx) => {
      if (job.isLastAttempt) {
        await finish(trx, job, { state: "failed", error }, now);
        await handler.abandoned(trx, job);
      } else {
        const runAt = new Date(now.getTime() + RETRY_AFTER_MS);
        await putBack(trx, job, { countAttempt: true, runAt, error });
        await handler.requeued(trx, job);
      }
    });
  }

  async #renew(job: Job, stop: AbortController): Promise<void> {
    try {
      const cancel = await renewLease(this.#db, job.id, this.#lease());
      if (cancel === undefined) stop.abort(new JobStop("lease_lost"));
      else if (cancel) stop.abort(new JobStop("canceled"));
    } catch (error) {
      this.#log.error({ err: error, job: job.id }, "could not renew the lease of a job");
    }
  }

  #lease(): Lease {
    return { owner: this.#owner, until: new Date(this.#clock.now().getTime() + LEASE_MS) };
  }
}
