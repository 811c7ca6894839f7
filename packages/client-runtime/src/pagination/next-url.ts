import { PaginationError } from "../errors/client-error.ts";
import { valueAt } from "../response/pointer.ts";
import type { UrlPagination } from "./forms.ts";
import { type Continuation, type PageFacts, saysMore } from "./next-step.ts";

/** The address in the body; some write it as `{ href }`. */
export function nextUrl(pagination: UrlPagination, { body }: PageFacts): Continuation {
  const more = saysMore(pagination, body);
  if (more === false) return "end";
  const value = valueAt(body, pagination.nextUrl);
  const address = typeof value === "object" ? valueAt(value, ["href"]) : value;
  if (typeof address === "string" && address !== "") return { address };
  return more === true ? "lost" : "end";
}

/** The address that the `Link` header gives for `rel="next"`. */
export function nextLink({ headers }: PageFacts): Continuation {
  for (const [, address = "", parameters = ""] of (headers.get("link") ?? "").matchAll(LINK)) {
    const [, quoted, bare] = REL.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next") && address !== "") return { address };
  }
  return "end";
}

/** `<address>; name=value; name="value"`; commas may stand in addresses and in quotes. */
const LINK = /<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i;

/**
 * The URL of the next page. Requests carry credentials, so it must be on the server that the client was made for; a server
 * behind a proxy may think that it is called by http.
 * @param from where the page came from, which a relative address starts at
 */
export function resolveNext(address: string, from: string, baseUrl: string, route: string): string {
  const base = new URL(baseUrl);
  const next = parse(address, from);
  if (next?.protocol === "http:" && base.protocol === "https:" && next.host === base.host) next.protocol = "https:";
  if (next?.origin === base.origin && next.username === "" && next.password === "") return next.href;
  const place = next ? next.origin : "no valid address";
  throw new PaginationError(
    `${route}: the next page is at ${place}, and credentials are only sent to ${base.origin}. Stopped.`,
  );
}

function parse(address: string, from: string): URL | undefined {
  try {
    return new URL(address, from);
  } catch {
    return undefined;
  }
}
