import type { DatabaseTransaction } from "../database/open-database.ts";
import type { JobKind } from "../database/schema.ts";

/** A piece of work that outlives the process. */
export interface Job {
  readonly id: string;
  readonly accountId: string;
  readonly kind: JobKind;
  /** Id of the scan or report that is worked on. */
  readonly subjectId: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
}

/** Does the jobs of one kind. */
export interface JobHandler {
  /** How many this process does at the same time. */
  readonly parallel: number;
  /**
   * Does the job and records its outcome, good or bad. Throws only when the outcome could not be recorded, or because
   * `signal` fired, whose reason is a `JobStop`.
   */
  run(job: Job, signal: AbortSignal): Promise<void>;
  /** The job goes back to the queue and will start anew: so must its subject. */
  requeued(trx: DatabaseTransaction, job: Job): Promise<void>;
  /** The job was interrupted too often and is given up. */
  abandoned(trx: DatabaseTransaction, job: Job): Promise<void>;
}

export type StopReason = "canceled" | "shutdown" | "lease_lost";

/** Why a running job has to stop. */
export class JobStop extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`The job was stopped: ${reason}`);
    this.name = "JobStop";
    this.reason = reason;
  }
}
