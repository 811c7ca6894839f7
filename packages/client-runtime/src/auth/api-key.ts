import type { Authenticator } from "./authenticator.ts";
import { anyText, cookieText, credentialName, headerText, malformed } from "./credential-text.ts";
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
      keyAuthenticator(values[option] ?? "", place, credentialName(api, option)),
  };
}

/** A key or token as `Authorization: Bearer …`. */
export function bearer(option = "token"): AuthWay {
  return apiKey({ ...AUTHORIZATION, prefix: "Bearer " }, option);
}

/** @param name for messages */
function keyAuthenticator(source: CredentialSource, place: ApiKeyPlace, name: string): Authenticator {
  const { prefix: given = "" } = place;
  const prefix = /^[\w-]+$/.test(given) ? `${given} ` : given;
  /** Only the latest: a function may return a new one each time. */
  let latest = "";
  let written = "";
  const take = (value: string) => {
    latest = CHECKS[place.in](name, value);
    const hasPrefix = latest.toLowerCase().startsWith(prefix.toLowerCase());
    const key = hasPrefix ? latest.slice(prefix.length) : latest;
    // What follows a scheme such as Bearer is one word.
    if (prefix.endsWith(" ") && /\s/.test(key.trim())) throw malformed(name, "has a space in it");
    written = hasPrefix ? latest : prefix + latest;
  };
  const write = (draft: Draft) => {
    fillIn(place, written, draft);
    return latest;
  };
  if (typeof source !== "function") take(source);
  return {
    authorize(draft) {
      if (typeof source !== "function") return write(draft);
      return Promise.resolve(source()).then((value) => {
        take(value);
        return write(draft);
      });
    },
    secrets: () => [latest],
  };
}
