import type { Authenticator } from "./authenticator.ts";
import { anyText, cookieText, currentValue, headerText } from "./credential-text.ts";
import { AUTHORIZATION, type Draft, fillIn, type Place } from "./place.ts";
import type { AuthWay, CredentialSource } from "./way.ts";

export interface ApiKeyPlace extends Place {
  /** Written before the key, unless that begins with it; a bare scheme name such as `Token` gets a space after it. */
  readonly prefix?: string;
}

const CHECKS = { header: headerText, query: anyText, cookie: cookieText };

/** A key or token in a header, the query or a cookie. */
export function apiKey(place: ApiKeyPlace, option = "apiKey"): AuthWay {
  return {
    options: [option],
    place,
    open: (values) => new ApiKeyAuthenticator(values[option] ?? "", place, option),
  };
}

/** A key or token as `Authorization: Bearer …`. */
export function bearer(option = "token"): AuthWay {
  return apiKey({ ...AUTHORIZATION, prefix: "Bearer " }, option);
}

class ApiKeyAuthenticator implements Authenticator {
  readonly #source: CredentialSource;
  readonly #place: Place;
  readonly #prefix: string;
  readonly #option: string;
  /** Only the latest: a function may return a new one each time. */
  #latest = "";

  constructor(source: CredentialSource, place: ApiKeyPlace, option: string) {
    const { prefix = "" } = place;
    this.#place = place;
    this.#prefix = /^[\w-]+$/.test(prefix) ? `${prefix} ` : prefix;
    this.#option = option;
    this.#source = typeof source === "function" ? source : this.#checked(source);
  }

  async authorize(draft: Draft): Promise<string> {
    this.#latest = this.#checked(await currentValue(this.#source));
    const written = this.#latest.toLowerCase().startsWith(this.#prefix.toLowerCase());
    fillIn(this.#place, written ? this.#latest : `${this.#prefix}${this.#latest}`, draft);
    return this.#latest;
  }

  renew(): boolean {
    return false;
  }

  secrets(): readonly string[] {
    return [this.#latest];
  }

  #checked(value: string): string {
    return CHECKS[this.#place.in](this.#option, value);
  }
}
