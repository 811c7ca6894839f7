import type { Authenticator } from "./authenticator.ts";
import { anyText, cookieText, credentialName, currentValue, headerText, malformed } from "./credential-text.ts";
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
    open: (values, { transport: { api } }) =>
      new ApiKeyAuthenticator(values[option] ?? "", place, credentialName(api, option)),
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
  /** For messages. */
  readonly #name: string;
  /** Only the latest: a function may return a new one each time. */
  #latest = "";

  constructor(source: CredentialSource, place: ApiKeyPlace, name: string) {
    const { prefix = "" } = place;
    this.#place = place;
    this.#prefix = /^[\w-]+$/.test(prefix) ? `${prefix} ` : prefix;
    this.#name = name;
    this.#source = typeof source === "function" ? source : this.#checked(source);
  }

  async authorize(draft: Draft): Promise<string> {
    this.#latest = this.#checked(await currentValue(this.#source));
    fillIn(this.#place, this.#hasPrefix(this.#latest) ? this.#latest : `${this.#prefix}${this.#latest}`, draft);
    return this.#latest;
  }

  renew(): boolean {
    return false;
  }

  secrets(): readonly string[] {
    return [this.#latest];
  }

  #checked(value: string): string {
    const text = CHECKS[this.#place.in](this.#name, value);
    const key = this.#hasPrefix(text) ? text.slice(this.#prefix.length) : text;
    // What follows a scheme such as Bearer is one word.
    if (this.#prefix.endsWith(" ") && /\s/.test(key.trim())) throw malformed(this.#name, "has a space in it");
    return text;
  }

  #hasPrefix(text: string): boolean {
    return text.toLowerCase().startsWith(this.#prefix.toLowerCase());
  }
}
