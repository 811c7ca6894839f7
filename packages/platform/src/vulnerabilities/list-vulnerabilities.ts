import type { ListScanVulnerabilitiesQuery, ListVulnerabilitiesQuery } from "@hivepro/server";
import type { ExpressionBuilder } from "kysely";
import type { Database } from "../database/open-database.ts";
import type { Tables } from "../database/schema.ts";
import { fetchPage, type Page, type Sort } from "../pagination/fetch-page.ts";
import type { VulnerabilityRow } from "./to-vulnerability.ts";

export async function listVulnerabilities(
  db: Database,
  accountId: string,
  query: ListVulnerabilitiesQuery,
): Promise<Page<VulnerabilityRow>> {
  const { check_id, cwe, target } = query;
  let select = db.selectFrom("vulnerabilities").selectAll().where("account_id", "=", accountId);
  if (check_id !== undefined) select = select.where("check_id", "in", check_id);
  if (cwe !== undefined) select = select.where("cwe", "in", cwe);
  if (target !== undefined) select = select.where("target", "=", await originOf(db, accountId, target));
  return fetchPage(select.where(isWanted(query)), { name: "vulnerabilities", query, sort: sortOf(query) });
}

/** What one scan saw, each with the evidence of that scan. */
export async function listScanVulnerabilities(
  db: Database,
  scanId: string,
  query: ListScanVulnerabilitiesQuery,
): Promise<Page<VulnerabilityRow>> {
  const select = db
    .selectFrom("vulnerabilities")
    .innerJoin("scan_vulnerabilities as seen", "seen.vulnerability_id", "vulnerabilities.id")
    .selectAll("vulnerabilities")
    .select("seen.evidence")
    .where("seen.scan_id", "=", scanId);
  return fetchPage(select.where(isWanted(query)), {
    name: `scan-vulnerabilities ${scanId}`,
    query,
    sort: sortOf(query),
  });
}

/** Conditions that both lists share. */
function isWanted({ severity, status }: ListScanVulnerabilitiesQuery) {
  return ({ and, eb }: ExpressionBuilder<Tables, "vulnerabilities">) =>
    and([
      ...(severity === undefined ? [] : [eb("vulnerabilities.severity", "in", severity)]),
      ...(status === undefined ? [] : [eb("vulnerabilities.status", "in", status)]),
    ]);
}

/** A vulnerability belongs to an origin, however deep in it a target starts. */
async function originOf(db: Database, accountId: string, target: string): Promise<string> {
  if (URL.canParse(target)) return new URL(target).origin;
  const row = await db
    .selectFrom("targets")
    .select("url")
    .where("account_id", "=", accountId)
    .where("id", "=", target)
    .executeTakeFirst();
  return row === undefined ? "" : new URL(row.url).origin;
}

type Sorting = Pick<ListVulnerabilitiesQuery, "sort" | "order">;

function sortOf({ sort, order }: Sorting): Sort<VulnerabilityRow> {
  const common = { idColumn: "vulnerabilities.id", direction: order, idOf: (row: VulnerabilityRow) => row.id };
  switch (sort) {
    case "severity":
      return {
        ...common,
        column: "vulnerabilities.severity_order",
        type: "number",
        keyOf: (row) => row.severity_order,
      };
    case "cvss_score":
      return { ...common, column: "vulnerabilities.cvss_score", type: "number", keyOf: (row) => row.cvss_score };
    case "first_seen_at":
      return { ...common, column: "vulnerabilities.first_seen_at", type: "instant", keyOf: (row) => row.first_seen_at };
    case "last_seen_at":
      return { ...common, column: "vulnerabilities.last_seen_at", type: "instant", keyOf: (row) => row.last_seen_at };
  }
}
