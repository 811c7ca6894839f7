import type { Clock } from "../clock/clock.ts";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { Job, JobHandler } from "../jobs/job.ts";
import { renderReport } from "./render/render-report.ts";
import { reportDocument } from "./report-document.ts";
import { REPORT_COLUMNS, type ReportRow } from "./report-row.ts";
import type { ReportSignals } from "./report-signals.ts";

const PARALLEL = 2;

interface ReportJobParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly signals: ReportSignals;
  readonly version: string;
  readonly log: { error(fields: object, message: string): void };
}

/** Renders queued reports. */
export function reportJobHandler({ db, clock, signals, version, log }: ReportJobParts): JobHandler {
  async function run(job: Job): Promise<void> {
    const report = await begin(db, job.subjectId);
    if (report === undefined) return;
    const content = await render(report);
    if (content === undefined)
      await fail(db, report.id, "The report could not be rendered. Make it again.", clock.now());
    else await store(db, report.id, content, clock.now());
    signals.finished(report.id);
  }

  async function render(report: ReportRow): Promise<Uint8Array | undefined> {
    try {
      const document = await reportDocument(db, report, version);
      return document && (await renderReport(report.format, document)).content;
    } catch (error) {
      log.error({ err: error, report: report.id }, "a report could not be rendered");
      return undefined;
    }
  }

  return {
    parallel: PARALLEL,
    run,
    requeued: async (trx, job) => {
      await trx
        .updateTable("reports")
        .set({ status: "queued" })
        .where("id", "=", job.subjectId)
        .where("status", "=", "generating")
        .execute();
    },
    abandoned: async (trx, job) => {
      await fail(trx, job.subjectId, "The server stopped while the report was made. Make it again.", clock.now());
      signals.finished(job.subjectId);
    },
  };
}

/** Undefined when the report was deleted, or is made already. */
async function begin(db: Database, id: string): Promise<ReportRow | undefined> {
  return db
    .updateTable("reports")
    .set({ status: "generating" })
    .where("id", "=", id)
    .where("status", "=", "queued")
    .returning(REPORT_COLUMNS)
    .executeTakeFirst();
}

async function store(db: Database, id: string, content: Uint8Array, now: Date): Promise<void> {
  await db
    .updateTable("reports")
    .set({ status: "ready", content, size_bytes: content.byteLength, completed_at: now })
    .where("id", "=", id)
    .execute();
}

async function fail(db: Database | DatabaseTransaction, id: string, failure: string, now: Date): Promise<void> {
  await db
    .updateTable("reports")
    .set({ status: "failed", failure, completed_at: now })
    .where("id", "=", id)
    .where("status", "in", ["queued", "generating"])
    .execute();
}
