import { parseSetCookie, type SetCookie } from "../http/cookies.ts";
import type { Exchange } from "../http/exchange.ts";

const SESSION_NAME = /sess|(?:^|[._-])sid(?:$|[._-])|auth|token|jwt|login|remember|user_?id/i;

/** The cookies that a response sets; those it deletes carry nothing worth protecting. */
export function cookiesSetBy({ response }: Exchange): readonly SetCookie[] {
  return (response.headers.get("set-cookie") ?? [])
    .flatMap((header) => parseSetCookie(header) ?? [])
    .filter(({ value }) => value !== "");
}

/** A cookie whose theft would give away a session: by its name, or because its value is long and random. */
export function isSessionCookie({ name, value }: SetCookie): boolean {
  return SESSION_NAME.test(name) || (value.length >= 24 && /\d/.test(value) && /[a-z]/i.test(value));
}
