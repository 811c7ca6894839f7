import { ApiError, type Scope } from "@hivepro/server";
import { isScope } from "../api-keys/scopes.ts";
import { generateSecret, matchesSecret } from "../api-keys/secret.ts";
import { statusOf } from "../api-keys/store.ts";
import type { Database } from "../database/open-database.ts";
import { newId } from "../identifiers/random-id.ts";

export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

export interface GrantedToken {
  readonly secret: string;
  readonly scopes: readonly Scope[];
  /** Seconds until it stops working. */
  readonly lifetime: number;
}

const LIFETIME_SECONDS = 3600;

/** Other text can't be an id, and some of it the database would not even take. */
const ID = /^\w{1,64}$/;

/**
 * A new access token for an API key, with the scopes asked for, or all of the key's. It lives an hour, or until the key
 * expires. Throws `ApiError` with RFC 6749's `invalid_client` or `invalid_scope`.
 */
export async function grantToken(
  db: Database,
  client: ClientCredentials,
  requestedScope: string | undefined,
  now: Date,
): Promise<GrantedToken> {
  const key = await findActiveKey(db, client, now);
  const scopes = scopesFor(requestedScope, key.scopes);
  const { secret, stored } = generateSecret("hpt");
  const end = now.getTime() + LIFETIME_SECONDS * 1000;
  const expiresAt = new Date(Math.min(end, key.expires_at?.getTime() ?? end));
  await db
    .insertInto("access_tokens")
    .values({
      id: newId("tok"),
      key_id: key.id,
      ...stored,
      scopes: [...scopes],
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { secret, scopes, lifetime: Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / 1000)) };
}

async function findActiveKey(db: Database, client: ClientCredentials, now: Date) {
  const key = ID.test(client.id)
    ? await db.selectFrom("api_keys").selectAll().where("id", "=", client.id).executeTakeFirst()
    : undefined;
  // Which of the two is wrong is nobody's business who doesn't hold both.
  if (key === undefined || !matchesSecret(client.secret, key)) {
    throw invalidClient("The client id or the client secret is wrong.");
  }
  const status = statusOf(key, now);
  if (status === "revoked") throw invalidClient("This API key was revoked. Use another one.");
  if (status === "expired") throw invalidClient("This API key has expired. Use another one.");
  return key;
}

/** The answer to credentials that are wrong or missing. */
export function invalidClient(message: string): ApiError {
  return new ApiError(401, "invalid_client", message, undefined, { "www-authenticate": 'Basic realm="HivePro"' });
}

function scopesFor(requested: string | undefined, held: readonly Scope[]): readonly Scope[] {
  const names = requested?.split(" ").filter((name) => name !== "") ?? [];
  if (names.length === 0) return held;
  return [...new Set(names)].map((name) => {
    if (isScope(name) && held.includes(name)) return name;
    throw new ApiError(400, "invalid_scope", `This API key does not have the scope ${name}.`);
  });
}
