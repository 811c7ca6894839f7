import type { TlsFacts } from "./tls-facts.ts";

/** A request as checks describe it; the client adds user agent, cookies and the scan's own headers. */
export interface ProbeRequest {
  readonly url: URL;
  /** Default GET. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  /** Lower-case names; each occurrence of a header is one value. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  /** The body was longer than the cap, or broke off. */
  readonly truncated: boolean;
  readonly tls: TlsFacts | undefined;
}

/** One request and its answer. */
export interface Exchange {
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
}

/** All occurrences of a header joined as RFC 9110 allows, or undefined. */
export function headerOf(exchange: Exchange, name: string): string | undefined {
  return exchange.response.headers.get(name)?.join(", ");
}

/** The media type without parameters, lower case; empty when undeclared. */
export function mediaTypeOf(exchange: Exchange): string {
  return (headerOf(exchange, "content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

export function isHtml(exchange: Exchange): boolean {
  const type = mediaTypeOf(exchange);
  if (type === "") return /^\s*<(?:!doctype|html|head|body)/i.test(exchange.response.body);
  return type === "text/html" || type === "application/xhtml+xml";
}

/** Where a 3xx response leads, resolved; undefined for other responses and unusable locations. */
export function redirectOf(exchange: Exchange): URL | undefined {
  const location = exchange.response.headers.get("location")?.[0];
  if (exchange.response.status < 300 || exchange.response.status > 399 || location === undefined) return undefined;
  return URL.parse(location, exchange.request.url.href) ?? undefined;
}
