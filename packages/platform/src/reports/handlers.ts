import type { ListReportsQuery, ReportsHandlers } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import type { Database } from "../database/open-database.ts";
import { createdAt } from "../http/location.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import { fetchPage, type Page } from "../pagination/fetch-page.ts";
import type { Services } from "../services/services.ts";
import { createReport } from "./create-report.ts";
import { deleteReport } from "./delete-report.ts";
import { downloadReport } from "./download-report.ts";
import { findReport, REPORT_COLUMNS, type ReportRow, toReport } from "./report-row.ts";

export function reportsHandlers(services: Services): ReportsHandlers<Principal> {
  const { db } = services;
  return {
    async listReports({ query }, { principal }) {
      return pageAnswer(await listReports(db, principal.accountId, query), toReport);
    },

    async createReport({ body }, context) {
      const row = await createReport(services, context.principal.accountId, body);
      createdAt(context, "reports", row.id);
      return toReport(row);
    },

    async getReport({ params }, { principal }) {
      const row = await findReport(db, principal.accountId, params.report_id);
      if (row === undefined) throw notFound("report", params.report_id);
      return toReport(row);
    },

    deleteReport: ({ params }, { principal }) => deleteReport(services, principal.accountId, params.report_id),

    downloadReport: ({ params }, { principal, signal }) =>
      downloadReport(services, { accountId: principal.accountId, reportId: params.report_id, signal }),
  };
}

async function listReports(db: Database, accountId: string, query: ListReportsQuery): Promise<Page<ReportRow>> {
  const { scan_id, format, status } = query;
  let select = db.selectFrom("reports").select(REPORT_COLUMNS).where("account_id", "=", accountId);
  if (scan_id !== undefined) select = select.where("scan_id", "=", scan_id);
  if (format !== undefined) select = select.where("format", "in", format);
  if (status !== undefined) select = select.where("status", "in", status);
  return fetchPage(select, {
    name: "reports",
    query,
    sort: {
      column: "created_at",
      idColumn: "id",
      type: "instant",
      direction: "desc",
      keyOf: (row) => row.created_at,
      idOf: (row) => row.id,
    },
  });
}
