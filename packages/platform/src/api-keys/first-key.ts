import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { findCredentials } from "../auth/find-credentials.ts";
import type { Database } from "../database/open-database.ts";
import { ALL_SCOPES } from "./scopes.ts";
import { insertKey } from "./store.ts";

const FILE_NAME = "api-key";

/**
 * Makes a key with all scopes when no working key could make others, which is so at the first start and when the last
 * such key was revoked. Its secret is kept in a file that only the owner can read, so that a restart can show it again.
 * Returns the secret; `null` when the file was deleted, or the key in it doesn't work any more.
 */
export async function ensureFirstKey(
  db: Database,
  accountId: string,
  dataDir: string | null,
  now: Date,
): Promise<string | null> {
  const path = dataDir === null ? null : join(dataDir, FILE_NAME);
  if (await canMakeKeys(db, accountId, now)) return path === null ? null : readWorkingSecret(db, path, now);
  return db.transaction().execute(async (trx) => {
    const key = { name: "Administrator", scopes: ALL_SCOPES, expiresAt: null };
    const { secret } = await insertKey(trx, accountId, key, now);
    // Inside the transaction: a key whose file could not be written must not exist.
    if (path !== null) await writeSecret(path, secret);
    return secret;
  });
}

async function canMakeKeys(db: Database, accountId: string, now: Date): Promise<boolean> {
  const key = await db
    .selectFrom("api_keys")
    .select("id")
    .where("account_id", "=", accountId)
    .where("revoked_at", "is", null)
    .where(({ eb, or }) => or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .where(sql<boolean>`'api-keys:write' = any(scopes)`)
    .executeTakeFirst();
  return key !== undefined;
}

async function writeSecret(path: string, secret: string): Promise<void> {
  await writeFile(path, `${secret}\n`, { mode: 0o600 });
  // The mode above counts for new files only.
  await chmod(path, 0o600);
}

async function readWorkingSecret(db: Database, path: string, now: Date): Promise<string | null> {
  const secret = await readSecret(path);
  const credentials = secret === null ? undefined : await findCredentials(db, secret);
  if (credentials === undefined || credentials.keyRevokedAt !== null) return null;
  return credentials.keyExpiresAt === null || credentials.keyExpiresAt > now ? secret : null;
}

async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
