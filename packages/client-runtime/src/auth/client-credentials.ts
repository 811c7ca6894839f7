import type { Clock } from "../options/clock.ts";
import { type Authenticator, redactSecrets } from "./authenticator.ts";

export interface AccessToken {
  readonly value: string;
  /** Seconds from when it was issued; `undefined`: the server does not say. */
  readonly expiresIn: number | undefined;
}

/** A token is replaced this much before it expires, so that it does not expire on its way. Seconds. */
const MARGIN = 60;
/** Of a short-lived token, at most this part of its life is given away. */
const MARGIN_SHARE = 0.1;

/** Sends an OAuth2 access token, gets it when needed, and lets all callers share it. */
export class ClientCredentialsAuthenticator implements Authenticator {
  readonly #request: () => Promise<AccessToken>;
  readonly #clock: Clock;
  readonly #secret: string;
  #pending: Promise<string> | undefined;
  #token: string | undefined;
  #validUntil = 0;

  /** @param request asks the token endpoint */
  constructor(request: () => Promise<AccessToken>, secret: string, clock: Clock) {
    this.#request = request;
    this.#secret = secret;
    this.#clock = clock;
  }

  async authorize(headers: Headers): Promise<string> {
    if (headers.has("authorization")) return "";
    const token = await this.#current();
    headers.set("authorization", `Bearer ${token}`);
    return token;
  }

  /** Callers that were refused with a token that has been replaced since don't replace it again. */
  renew(refused: string): boolean {
    if (refused === "") return false;
    if (this.#token === refused) this.#token = undefined;
    return true;
  }

  redact(text: string): string {
    return redactSecrets(text, [this.#secret, this.#token ?? ""]);
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
    const { value, expiresIn = Number.POSITIVE_INFINITY } = await this.#request();
    this.#token = value;
    this.#validUntil = requestedAt + (expiresIn - Math.min(MARGIN, expiresIn * MARGIN_SHARE)) * 1000;
    return value;
  }
}
