import { PaginationError } from "../errors/client-error.ts";
import { pointerText, valueAt } from "../response/pointer.ts";
import type { LinkPagination, Pagination, UrlPagination } from "./forms.ts";
import { type Continuation, type PageFacts, type Step, saysMore } from "./next-step.ts";

/** Pages whose successor's address is in the body. */
export function linkedPages(form: UrlPagination): Pagination {
  return { ...form, next: (page) => nextUrl(form, page) };
}

/** Pages whose successor's address is in the `Link` header (RFC 8288). */
export function linkHeaderPages(form: LinkPagination): Pagination {
  return { ...form, next: nextLink };
}

/** The address in the body; some write it as `{ href }`. */
function nextUrl(pagination: UrlPagination, { body }: PageFacts): Continuation {
  const more = saysMore(pagination, body);
  if (more === false) return undefined;
  const value = valueAt(body, pagination.nextUrl);
  const address = typeof value === "object" ? valueAt(value, ["href"]) : value;
  if (typeof address === "string" && address !== "") return stepTo(address);
  return more ? { lost: pointerText(pagination.nextUrl) } : undefined;
}

/** The address that the `Link` header gives for `rel="next"`. */
function nextLink({ headers }: PageFacts): Continuation {
  for (const [, address = "", parameters = ""] of (headers.get("link") ?? "").matchAll(LINK)) {
    const [, quoted, bare] = REL.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next") && address !== "") return stepTo(address);
  }
  return undefined;
}

/** @param address as the server wrote it: perhaps relative */
function stepTo(address: string): Step {
  return { address: (from, baseUrl, route) => resolveNext(address, from, baseUrl, route) };
}

/** `<address>; name=value; name="value"`; commas may stand in addresses and in quotes. */
const LINK = /<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i;

/**
 * The URL of the next page. Requests carry credentials, so it must be on the server that the client was made for; a server
 * behind a proxy may think that it is called by http.
 * @param from where the page came from, which a relative address starts at
 */
function resolveNext(address: string, from: string, baseUrl: string, route: string): string {
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
