import type { ScansHandlers, ScanUpdate } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { createdAt } from "../http/location.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import { createReport } from "../reports/create-report.ts";
import { toReport } from "../reports/report-row.ts";
import type { Services } from "../services/services.ts";
import { listScanVulnerabilities } from "../vulnerabilities/list-vulnerabilities.ts";
import { toVulnerability } from "../vulnerabilities/to-vulnerability.ts";
import { cancelScan } from "./cancel-scan.ts";
import { createScan } from "./create-scan.ts";
import { deleteScan } from "./delete-scan.ts";
import { listScans } from "./list-scans.ts";
import { findScan, toScan } from "./scan-row.ts";

export function scansHandlers(services: Services): ScansHandlers<Principal> {
  const { db, clock } = services;

  async function get(accountId: string, id: string) {
    const row = await findScan(db, accountId, id);
    if (row === undefined) throw notFound("scan", id);
    return toScan(row);
  }

  async function update(accountId: string, id: string, body: ScanUpdate) {
    await db
      .updateTable("scans")
      .set({ ...body, updated_at: clock.now() })
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    return get(accountId, id);
  }

  return {
    async listScans({ query }, { principal }) {
      return pageAnswer(await listScans(db, principal.accountId, query), toScan);
    },

    async createScan({ body }, context) {
      const { accountId } = context.principal;
      const id = await createScan(services, accountId, body);
      createdAt(context, "scans", id);
      return get(accountId, id);
    },

    getScan: ({ params }, { principal }) => get(principal.accountId, params.scan_id),

    updateScan: ({ params, body }, { principal }) => update(principal.accountId, params.scan_id, body),

    deleteScan: ({ params }, { principal }) => deleteScan(services, principal.accountId, params.scan_id),

    async cancelScan({ params }, { principal }) {
      await cancelScan(services, principal.accountId, params.scan_id);
      return get(principal.accountId, params.scan_id);
    },

    async listScanVulnerabilities({ params, query }, { principal }) {
      await get(principal.accountId, params.scan_id);
      return pageAnswer(await listScanVulnerabilities(db, params.scan_id, query), toVulnerability);
    },

    async createScanReport({ params, body }, context) {
      const request = { ...body, scan_id: params.scan_id };
      const row = await createReport(services, context.principal.accountId, request);
      createdAt(context, "reports", row.id);
      return toReport(row);
    },
  };
}
