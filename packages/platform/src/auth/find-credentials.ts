import type { Scope } from "@hivepro/server";
import { matchesSecret, prefixOf } from "../api-keys/secret.ts";
import type { Database } from "../database/open-database.ts";

/** A key or token that matches a secret, whether or not it is still good. */
export interface Credentials {
  readonly keyId: string;
  readonly accountId: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number;
  readonly keyExpiresAt: Date | null;
  readonly keyRevokedAt: Date | null;
  /** `null` for a key. */
  readonly tokenExpiresAt: Date | null;
}

/** Longer than any secret that was ever given out. */
const LONGEST_SECRET = 256;

/** What `secret` belongs to; undefined when nobody was ever given it. */
export async function findCredentials(db: Database, secret: string): Promise<Credentials | undefined> {
  if (secret.length > LONGEST_SECRET || secret.includes("\0")) return undefined;
  const candidates = secret.startsWith("hpt_") ? await findTokens(db, secret) : await findKeys(db, secret);
  return candidates.find((candidate) => matchesSecret(secret, candidate.stored));
}

async function findKeys(db: Database, secret: string) {
  const rows = await db
    .selectFrom("api_keys")
    .innerJoin("accounts", "accounts.id", "api_keys.account_id")
    .select(["api_keys.id", "account_id", "prefix", "secret_hash", "scopes", "expires_at", "revoked_at"])
    .select("requests_per_minute")
    .where("prefix", "=", prefixOf(secret))
    .execute();
  return rows.map((row) => ({
    stored: { prefix: row.prefix, secret_hash: row.secret_hash },
    keyId: row.id,
    accountId: row.account_id,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    keyExpiresAt: row.expires_at,
    keyRevokedAt: row.revoked_at,
    tokenExpiresAt: null,
  }));
}

async function findTokens(db: Database, secret: string) {
  const rows = await db
    .selectFrom("access_tokens as token")
    .innerJoin("api_keys as key", "key.id", "token.key_id")
    .innerJoin("accounts", "accounts.id", "key.account_id")
    .select(["key.id", "key.account_id", "key.expires_at", "key.revoked_at"])
    .select(["token.prefix", "token.secret_hash", "token.scopes", "token.expires_at as token_expires_at"])
    .select("requests_per_minute")
    .where("token.prefix", "=", prefixOf(secret))
    .execute();
  return rows.map((row) => ({
    stored: { prefix: row.prefix, secret_hash: row.secret_hash },
    keyId: row.id,
    accountId: row.account_id,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    keyExpiresAt: row.expires_at,
    keyRevokedAt: row.revoked_at,
    tokenExpiresAt: row.token_expires_at,
  }));
}
