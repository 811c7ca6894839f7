import type { ReportStatus } from "@hivepro/server";
import { ApiError } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAccount } from "../../src/accounts/store.ts";
import { DEFAULT_CONFIG } from "../../src/config/config.ts";
import { type OpenDatabase, openDatabase } from "../../src/database/open-database.ts";
import { type Download, downloadReport } from "../../src/reports/download-report.ts";
import { ReportSignals } from "../../src/reports/report-signals.ts";
import { insertTestScan } from "../support/rows.ts";

let database: OpenDatabase;
let accountId: string;
const reportSignals = new ReportSignals();
const nobodyLeaves = new AbortController().signal;
beforeAll(async () => {
  database = await openDatabase(null);
  accountId = await ensureAccount(database.db, DEFAULT_CONFIG, new Date());
  await insertTestScan(database.db, accountId, "scan_1");
});
afterAll(() => database.close());

function download(reportId: string, more: Partial<Download> = {}, signals = reportSignals) {
  const services = { db: database.db, reportSignals: signals };
  return downloadReport(services, { accountId, reportId, signal: nobodyLeaves, ...more });
}

async function insertReport(id: string, status: ReportStatus, failure: string | null = null): Promise<void> {
  await database.db
    .insertInto("reports")
    .values({
      id,
      account_id: accountId,
      scan_id: "scan_1",
      title: "Report",
      format: "csv",
      status,
      severity: ["high"],
      include_evidence: true,
      content: null,
      size_bytes: null,
      failure,
      created_at: new Date(),
      completed_at: null,
    })
    .execute();
}

async function makeReady(id: string): Promise<void> {
  const content = Buffer.from("a,b\n");
  await database.db.updateTable("reports").set({ status: "ready", content }).where("id", "=", id).execute();
}

describe("the download of a report", () => {
  it("that failed says why", async () => {
    await insertReport("rpt_failed", "failed", "No room for fonts.");
    const error = await download("rpt_failed").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, code: "REPORT_FAILED", message: "No room for fonts." });
  });

  it("that takes too long is told when to come again", async () => {
    await insertReport("rpt_slow", "generating");
    const error = await download("rpt_slow", { waitMs: 0 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 409, code: "REPORT_NOT_READY", headers: { "retry-after": "2" } });
  });

  it.each(["with a signal of this process", "that another process made"])(
    "goes on when it is ready, %s",
    async (who) => {
      const id = `rpt_${who.length}`;
      await insertReport(id, "queued");
      const downloading = download(id);
      await makeReady(id);
      if (who.startsWith("with")) reportSignals.finished(id);
      const { content } = await downloading;
      expect(content).toMatchObject({ mediaType: "text/csv", filename: "report.csv" });
    },
  );

  it("of somebody else's report finds nothing", async () => {
    await insertReport("rpt_other", "ready");
    const error = await download("rpt_other", { accountId: "acct_other" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  it("ends when the server stops, and when nobody waits any more", async () => {
    await insertReport("rpt_waiting", "queued");
    const signals = new ReportSignals();
    const leaving = new AbortController();
    const stopped = download("rpt_waiting", {}, signals).catch((caught: unknown) => caught);
    const left = download("rpt_waiting", { signal: leaving.signal }).catch((caught: unknown) => caught);
    signals.close();
    leaving.abort();
    expect(await stopped).toMatchObject({ status: 409, code: "REPORT_NOT_READY" });
    expect(await left).toMatchObject({ status: 409, code: "REPORT_NOT_READY" });
  });
});
