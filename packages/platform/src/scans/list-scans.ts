import type { ListScansQuery } from "@hivepro/server";
import { sql } from "kysely";
import type { Database } from "../database/open-database.ts";
import { instantOf } from "../instants/instant-of.ts";
import { fetchPage, type Page, type Sort } from "../pagination/fetch-page.ts";
import { normalizeUrl } from "../targets/normalize-url.ts";
import { type ScanRow, selectScans } from "./scan-row.ts";

export async function listScans(db: Database, accountId: string, query: ListScansQuery): Promise<Page<ScanRow>> {
  const { status, target, scan_type, tag, created_after, created_before } = query;
  let select = selectScans(db).where("scans.account_id", "=", accountId);
  if (status !== undefined) select = select.where("scans.status", "in", status);
  if (scan_type !== undefined) select = select.where("scans.scan_type", "in", scan_type);
  if (tag !== undefined) select = select.where(sql<boolean>`${tag} = any(scans.tags)`);
  if (target !== undefined) {
    const url = normalizeUrl(target);
    select = url === undefined ? select.where("targets.id", "=", target) : select.where("scans.target", "=", url);
  }
  if (created_after !== undefined) {
    select = select.where("scans.created_at", ">=", instantOf(created_after, "created_after"));
  }
  if (created_before !== undefined) {
    select = select.where("scans.created_at", "<", instantOf(created_before, "created_before"));
  }
  return fetchPage(select, { name: "scans", query, sort: sortOf(query) });
}

function sortOf({ sort, order }: ListScansQuery): Sort<ScanRow> {
  return {
    column: `scans.${sort}`,
    idColumn: "scans.id",
    type: "instant",
    direction: order,
    keyOf: (row) => row[sort],
    idOf: (row) => row.id,
  };
}
