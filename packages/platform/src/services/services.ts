import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/open-database.ts";
import type { AddressPolicy } from "../engine/index.ts";
import type { Worker } from "../jobs/worker.ts";
import type { ReportSignals } from "../reports/report-signals.ts";

/** What the operations work with. */
export interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly worker: Worker;
  readonly addressPolicy: AddressPolicy;
  readonly reportSignals: ReportSignals;
  /** Version of the platform. */
  readonly version: string;
}
