import type { ClientOptions } from "../options/client-options.ts";
import { resolveCredentials } from "../options/credentials.ts";
import { resolveLimits } from "../options/limits.ts";
import type { Transport } from "../sending/outgoing.ts";
import { ApiKeyAuthenticator } from "./api-key.ts";
import type { Authenticator } from "./authenticator.ts";
import { ClientCredentialsAuthenticator } from "./client-credentials.ts";
import { requestToken } from "./request-token.ts";

/**
 * @param transport what token requests go through
 * @param headers sent with token requests
 * @returns `undefined` if calls are made without credentials
 */
export function createAuthenticator(
  transport: Transport,
  options: ClientOptions,
  baseUrl: string,
  headers: Headers,
): Authenticator | undefined {
  const { auth } = transport.api;
  const credentials = resolveCredentials(transport.api, options);
  if (credentials?.kind === "api-key" && auth.apiKey) {
    return new ApiKeyAuthenticator(credentials.apiKey, auth.apiKey.header, auth.apiKey.prefix);
  }
  if (credentials?.kind !== "client-credentials" || !auth.clientCredentials) return undefined;
  const { clientId, clientSecret } = credentials;
  const url = absoluteUrl(auth.clientCredentials.tokenUrl, baseUrl);
  const { scopes = [] } = options;
  const limits = resolveLimits({}, options);
  return new ClientCredentialsAuthenticator(
    () => requestToken(transport, { url, clientId, clientSecret, scopes, headers, limits }),
    clientSecret,
    transport.clock,
  );
}

/** A token URL is absolute or, as paths are, below the base URL. */
function absoluteUrl(tokenUrl: string, baseUrl: string): string {
  return /^https?:\/\//i.test(tokenUrl) ? tokenUrl : `${baseUrl}/${tokenUrl.replace(/^\/+/, "")}`;
}
