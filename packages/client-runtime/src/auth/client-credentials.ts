import type { Clock } from "../options/clock.ts";
import { resolveLimits } from "../options/limits.ts";
import type { Authenticator } from "./authenticator.ts";
import { currentValue } from "./credential-text.ts";
import { AUTHORIZATION, type Draft, fillIn } from "./place.ts";
import { type AccessToken, requestToken } from "./request-token.ts";
import type { AuthWay, CredentialSource } from "./way.ts";

/** A token is replaced this much before it expires, so that it does not expire on its way. Seconds. */
const MARGIN = 60;
/** Of a short-lived token, at most this part of its life is given away. */
const MARGIN_SHARE = 0.1;

/**
 * OAuth2 client credentials: a token that is fetched when needed, and shared by all callers.
 * @param tokenUrl absolute, or relative to the base URL: `oauth/token` is below it, `/oauth/token` below its host
 */
export function clientCredentials(tokenUrl: string): AuthWay {
  return {
    options: ["clientId", "clientSecret"],
    place: AUTHORIZATION,
    open({ clientId = "", clientSecret = "" }, { transport, options, baseUrl, headers }) {
      const url = new URL(tokenUrl, `${baseUrl}/`).href;
      const { scopes = [] } = options;
      const limits = resolveLimits({}, options);
      const request: TokenSource = (id, secret) =>
        requestToken(transport, { url, clientId: id, clientSecret: secret, scopes, headers, limits });
      return new ClientCredentialsAuthenticator(clientId, clientSecret, request, transport.clock);
    },
  };
}

/** Asks the token endpoint. */
type TokenSource = (clientId: string, clientSecret: string) => Promise<AccessToken>;

class ClientCredentialsAuthenticator implements Authenticator {
  readonly #clientId: CredentialSource;
  readonly #clientSecret: CredentialSource;
  readonly #request: TokenSource;
  readonly #clock: Clock;
  #secret = "";
  #pending: Promise<string> | undefined;
  #token: string | undefined;
  #validUntil = 0;

  constructor(clientId: CredentialSource, clientSecret: CredentialSource, request: TokenSource, clock: Clock) {
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
    this.#request = request;
    this.#clock = clock;
  }

  async authorize(draft: Draft): Promise<string> {
    const token = await this.#current();
    fillIn(AUTHORIZATION, `Bearer ${token}`, draft);
    return token;
  }

  /** Callers that were refused with a token that has been replaced since don't replace it again. */
  renew(refused: string): boolean {
    if (this.#token === refused) this.#token = undefined;
    return true;
  }

  secrets(): readonly string[] {
    return [this.#secret, this.#token ?? ""];
  }

  #current(): Promise<string> {
    if (this.#token !== undefined && this.#clock.now() < this.#validUntil) return Promise.resolve(this.#token);
    this.#pending ??= this.#fetchToken().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #fetchToken(): Promise<string> {
    const requestedAt = this.#clock.now();
    const clientId = await currentValue(this.#clientId);
    this.#secret = await currentValue(this.#clientSecret);
    const { value, expiresIn = Number.POSITIVE_INFINITY } = await this.#request(clientId, this.#secret);
    this.#token = value;
    this.#validUntil = requestedAt + (expiresIn - Math.min(MARGIN, expiresIn * MARGIN_SHARE)) * 1000;
    return value;
  }
}
