import type { ApiKey, ApiKeyStatus, Scope } from "@hivepro/server";
import { type Selectable, type SqlBool, sql } from "kysely";
import type { Database, DatabaseTransaction } from "../database/open-database.ts";
import type { ApiKeysTable } from "../database/schema.ts";
import { newId } from "../identifiers/random-id.ts";
import { fetchPage, type Page, type PageQuery } from "../pagination/fetch-page.ts";
import { generateSecret } from "./secret.ts";

export type ApiKeyRow = Selectable<ApiKeysTable>;

export interface ListKeysQuery extends PageQuery {
  readonly status?: readonly ApiKeyStatus[] | undefined;
}

export async function listKeys(
  db: Database,
  accountId: string,
  query: ListKeysQuery,
  now: Date,
): Promise<Page<ApiKeyRow>> {
  let select = db.selectFrom("api_keys").selectAll().where("account_id", "=", accountId);
  if (query.status !== undefined) {
    const conditions = query.status.map((status) => hasStatus(status, now));
    select = select.where(({ or }) => or(conditions));
  }
  return fetchPage(select, {
    name: "api-keys",
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

export async function findKey(db: Database, accountId: string, id: string): Promise<ApiKeyRow | undefined> {
  return db
    .selectFrom("api_keys")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** Makes a key. Its secret is in no other place than the returned value. */
export async function insertKey(
  db: Database | DatabaseTransaction,
  accountId: string,
  { name, scopes, expiresAt }: NewKey,
  now: Date,
): Promise<{ row: ApiKeyRow; secret: string }> {
  const { secret, stored } = generateSecret("hp");
  const row: ApiKeyRow = {
    id: newId("key"),
    account_id: accountId,
    name,
    ...stored,
    scopes: [...scopes],
    created_at: now,
    last_used_at: null,
    expires_at: expiresAt,
    revoked_at: null,
  };
  await db.insertInto("api_keys").values(row).execute();
  return { row, secret };
}

/**
 * Revokes the key, and with it the tokens made from it: they are good only while their key is. `false` when there is no
 * such key; one that is revoked already stays as it is.
 */
export async function revokeKey(db: Database, accountId: string, id: string, now: Date): Promise<boolean> {
  const key = await db
    .updateTable("api_keys")
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${now})` })
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return key !== undefined;
}

export function toApiKey(row: ApiKeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    status: statusOf(row, now),
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

export function statusOf(row: Pick<ApiKeyRow, "revoked_at" | "expires_at">, now: Date): ApiKeyStatus {
  if (row.revoked_at !== null) return "revoked";
  return row.expires_at !== null && row.expires_at <= now ? "expired" : "active";
}

function hasStatus(status: ApiKeyStatus, now: Date) {
  const expired = sql<SqlBool>`(expires_at is not null and expires_at <= ${now})`;
  if (status === "revoked") return sql<SqlBool>`revoked_at is not null`;
  if (status === "expired") return sql<SqlBool>`(revoked_at is null and ${expired})`;
  return sql<SqlBool>`(revoked_at is null and not ${expired})`;
}
