import { ApiError, type ApiKeysHandlers, type Scope } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { createdAt } from "../http/location.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import { instantOf } from "../instants/instant-of.ts";
import type { Services } from "../services/services.ts";
import { findKey, insertKey, listKeys, revokeKey, toApiKey } from "./store.ts";

export function apiKeysHandlers({ db, clock }: Services): ApiKeysHandlers<Principal> {
  return {
    async listApiKeys({ query }, { principal }) {
      const now = clock.now();
      return pageAnswer(await listKeys(db, principal.accountId, query, now), (row) => toApiKey(row, now));
    },

    async createApiKey({ body }, context) {
      const { principal } = context;
      refuseMore(principal.scopes, body.scopes);
      const now = clock.now();
      const expiresAt = body.expires_at == null ? null : instantOf(body.expires_at, "expires_at");
      const { name, scopes } = body;
      const { row, secret } = await insertKey(db, principal.accountId, { name, scopes, expiresAt }, now);
      createdAt(context, "api-keys", row.id);
      return { ...toApiKey(row, now), secret };
    },

    async getApiKey({ params }, { principal }) {
      const row = await findKey(db, principal.accountId, params.key_id);
      if (row === undefined) throw notFound("API key", params.key_id);
      return toApiKey(row, clock.now());
    },

    async revokeApiKey({ params }, { principal }) {
      const revoked = await revokeKey(db, principal.accountId, params.key_id, clock.now());
      if (!revoked) throw notFound("API key", params.key_id);
    },
  };
}

/** Credentials can't make others that can do more than themselves. */
function refuseMore(held: readonly Scope[], wanted: readonly Scope[]): void {
  const missing = wanted.filter((scope) => !held.includes(scope));
  if (missing.length === 0) return;
  const message = `These credentials lack ${missing.join(", ")}, so they can't make a key with it.`;
  throw new ApiError(403, "SCOPE_NOT_HELD", message, {
    field: "scopes",
    reason: "holds scopes that the credentials lack",
    required_scopes: missing,
  });
}
