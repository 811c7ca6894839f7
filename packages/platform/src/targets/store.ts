import type { Target, TargetWrite } from "@hivepro/server";
import { type Selectable, sql } from "kysely";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { TargetsTable } from "../database/schema.ts";
import { newId } from "../identifiers/random-id.ts";
import { fetchPage, type Page, type PageQuery } from "../pagination/fetch-page.ts";

export interface ListTargetsFilter extends PageQuery {
  readonly tag?: string | undefined;
  readonly search?: string | undefined;
}

export interface TargetRow extends Selectable<TargetsTable> {
  readonly last_scan_id: string | null;
  readonly last_scanned_at: Date | null;
}

/** A target as it is written: the URL in normal form. */
export type TargetValues = TargetWrite & { readonly url: string };

export async function listTargets(db: Database, accountId: string, query: ListTargetsFilter): Promise<Page<TargetRow>> {
  const { tag, search } = query;
  let select = selectTargets(db).where("targets.account_id", "=", accountId);
  if (tag !== undefined) select = select.where(sql<boolean>`${tag} = any(targets.tags)`);
  if (search !== undefined) {
    const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    select = select.where(({ eb, or }) =>
      or([eb("targets.name", "ilike", pattern), eb("targets.url", "ilike", pattern)]),
    );
  }
  return fetchPage(select, {
    name: "targets",
    query,
    sort: {
      column: "targets.created_at",
      idColumn: "targets.id",
      type: "instant",
      direction: "desc",
      keyOf: (row) => row.created_at,
      idOf: (row) => row.id,
    },
  });
}

export async function findTarget(db: Database, accountId: string, id: string): Promise<TargetRow | undefined> {
  return selectTargets(db).where("targets.account_id", "=", accountId).where("targets.id", "=", id).executeTakeFirst();
}

/** Returns the new id; undefined when a target with this URL exists already. */
export async function insertTarget(
  db: Database,
  accountId: string,
  values: TargetValues,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .insertInto("targets")
    .values({ id: newId("tgt"), account_id: accountId, ...columnsOf(values), created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(["account_id", "url"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Replaces all fields; false when there is no such target. The caller made sure that the URL is free. */
export async function replaceTarget(
  trx: DatabaseTransaction,
  target: { readonly accountId: string; readonly id: string },
  values: TargetValues,
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable("targets")
    .set({ ...columnsOf(values), updated_at: now })
    .where("account_id", "=", target.accountId)
    .where("id", "=", target.id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether another target than `exceptId` has the URL. */
export async function isUrlTaken(
  trx: DatabaseTransaction,
  accountId: string,
  url: string,
  exceptId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom("targets")
    .select("id")
    .where("account_id", "=", accountId)
    .where("url", "=", url)
    .where("id", "!=", exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when there is no such target. */
export async function deleteTarget(db: Database, accountId: string, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom("targets")
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export function toTarget(row: TargetRow): Target {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    description: row.description,
    tags: row.tags,
    default_profile: row.default_profile,
    last_scan_id: row.last_scan_id,
    last_scanned_at: row.last_scanned_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

function columnsOf(values: TargetValues) {
  return {
    name: values.name,
    url: values.url,
    description: values.description ?? null,
    tags: values.tags ?? [],
    default_profile: values.default_profile ?? null,
  };
}

/** A scan belongs to a target by its URL, so scans from before the target was saved count too. */
function selectTargets(db: Database) {
  return db
    .selectFrom("targets")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("scans")
          .select(["scans.id as last_scan_id", "scans.created_at as last_scanned_at"])
          .whereRef("scans.account_id", "=", "targets.account_id")
          .whereRef("scans.target", "=", "targets.url")
          .orderBy("scans.created_at", "desc")
          .orderBy("scans.id", "desc")
          .limit(1)
          .as("latest"),
      (join) => join.onTrue(),
    )
    .selectAll("targets")
    .select(["latest.last_scan_id", "latest.last_scanned_at"]);
}
