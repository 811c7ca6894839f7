import { ApiError, type OauthHandlers, type TokenRequest } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import type { Services } from "../services/services.ts";
import { basicCredentials } from "./basic-credentials.ts";
import { type ClientCredentials, grantToken, invalidClient } from "./client-credentials.ts";

export function oauthHandlers({ db, clock }: Services): OauthHandlers<Principal> {
  return {
    async createToken({ body }, context) {
      if (body.grant_type !== "client_credentials") {
        throw new ApiError(400, "unsupported_grant_type", "grant_type must be client_credentials.");
      }
      // RFC 6749, section 5.1: tokens must not stay in caches.
      context.setHeader("Cache-Control", "no-store");
      const client = clientOf(body, context.raw.headers.authorization);
      const { secret, scopes, lifetime } = await grantToken(db, client, body.scope, clock.now());
      return { access_token: secret, token_type: "Bearer", expires_in: lifetime, scope: scopes.join(" ") };
    },
  };
}

function clientOf(body: TokenRequest, authorization: string | undefined): ClientCredentials {
  if (authorization === undefined) {
    const { client_id: id, client_secret: secret } = body;
    if (id !== undefined && secret !== undefined) return { id, secret };
    throw invalidClient("Send client_id and client_secret, in the body or as Authorization: Basic.");
  }
  const basic = basicCredentials(authorization);
  if (basic === undefined) throw invalidClient("The Authorization header is not Basic credentials of RFC 6749.");
  if (body.client_secret !== undefined || (body.client_id !== undefined && body.client_id !== basic.id)) {
    const message =
      "The client credentials are sent twice. Send them in the body or as Authorization: Basic, not both.";
    throw new ApiError(400, "invalid_request", message);
  }
  return basic;
}
