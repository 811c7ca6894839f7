import { ApiError, type BinaryResult, binary } from "@hivepro/server";
import { notFound } from "../http/not-found.ts";
import type { Services } from "../services/services.ts";
import { MEDIA_TYPES } from "./formats.ts";
import { findReport, type ReportRow } from "./report-row.ts";

const WAIT_MS = 30_000;
/** How long to rely on a signal, which comes only from this process, before looking at the database again. */
const POLL_MS = 1_000;
const RETRY_AFTER_SECONDS = "2";

type DownloadServices = Pick<Services, "db" | "reportSignals">;

export interface Download {
  readonly accountId: string;
  readonly reportId: string;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** How long to wait for a report that is being made; 30 seconds when left out. */
  readonly waitMs?: number;
}

/**
 * The content of a report, waited for if it is still being made. Throws `ApiError` (NOT_FOUND, REPORT_FAILED, and
 * REPORT_NOT_READY when waiting is over).
 */
export async function downloadReport(services: DownloadServices, download: Download): Promise<BinaryResult> {
  const { reportId } = download;
  const report = await waitForReport(services, download);
  if (report.status === "failed") {
    throw new ApiError(409, "REPORT_FAILED", report.failure ?? "The report could not be made. Make it again.");
  }
  const stored = await services.db
    .selectFrom("reports")
    .select("content")
    .where("id", "=", reportId)
    .executeTakeFirst();
  if (stored?.content == null) throw notFound("report", reportId);
  return binary({ body: stored.content, mediaType: MEDIA_TYPES[report.format], filename: fileName(report) });
}

async function waitForReport(
  { db, reportSignals }: DownloadServices,
  { accountId, reportId, signal, waitMs = WAIT_MS }: Download,
): Promise<ReportRow> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const report = await findReport(db, accountId, reportId);
    if (report === undefined) throw notFound("report", reportId);
    if (report.status === "ready" || report.status === "failed") return report;
    const left = deadline - performance.now();
    if (left <= 0 || signal.aborted || reportSignals.closed) throw notReady(reportId);
    await reportSignals.wait(reportId, Math.ceil(Math.min(POLL_MS, left)), signal);
  }
}

function notReady(id: string): ApiError {
  const message = `The report ${id} is still being made. Try again in ${RETRY_AFTER_SECONDS} seconds.`;
  return new ApiError(409, "REPORT_NOT_READY", message, undefined, { "retry-after": RETRY_AFTER_SECONDS });
}

/** The title in letters that every file system takes, e.g. `security-report-of-example.com.pdf`. */
function fileName({ title, format }: ReportRow): string {
  const stem = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
  return `${stem === "" ? "report" : stem}.${format}`;
}
