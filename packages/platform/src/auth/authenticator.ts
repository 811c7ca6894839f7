import { ApiError } from "@hivepro/server";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/open-database.ts";
import { type Credentials, findCredentials } from "./find-credentials.ts";
import { LastUsed } from "./last-used.ts";
import type { Principal } from "./principal.ts";

/** Tells whose API key or access token a bearer secret is. */
export class Authenticator {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #lastUsed: LastUsed;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    this.#lastUsed = new LastUsed(db);
  }

  /** Throws `ApiError` 401: UNAUTHORIZED, KEY_REVOKED or KEY_EXPIRED. */
  async authenticate(secret: string): Promise<Principal> {
    const now = this.#clock.now();
    const credentials = await findCredentials(this.#db, secret);
    if (credentials === undefined) {
      throw refusal("UNAUTHORIZED", "This API key or access token is not known. Check that it was copied as a whole.");
    }
    refuseEnded(credentials, now);
    await this.#lastUsed.record(credentials.keyId, now);
    const { accountId, keyId, scopes, requestsPerMinute } = credentials;
    return { accountId, keyId, scopes, requestsPerMinute };
  }
}

function refuseEnded({ keyExpiresAt, keyRevokedAt, tokenExpiresAt }: Credentials, now: Date): void {
  if (keyRevokedAt !== null) throw refusal("KEY_REVOKED", "This API key was revoked. Use another one.");
  if (keyExpiresAt !== null && keyExpiresAt <= now) {
    throw refusal("KEY_EXPIRED", `This API key expired at ${keyExpiresAt.toISOString()}. Use another one.`);
  }
  if (tokenExpiresAt !== null && tokenExpiresAt <= now) {
    throw refusal("UNAUTHORIZED", "This access token has expired. Get a new one from POST /oauth/token.");
  }
}

function refusal(code: "UNAUTHORIZED" | "KEY_REVOKED" | "KEY_EXPIRED", message: string): ApiError {
  return new ApiError(401, code, message, undefined, { "www-authenticate": 'Bearer error="invalid_token"' });
}
