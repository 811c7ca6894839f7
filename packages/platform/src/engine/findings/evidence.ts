import type { Exchange, ReceivedResponse, SentRequest } from "../http/exchange.ts";
import type { FindingEvidence } from "./finding.ts";
import { redactSecrets } from "./secret-patterns.ts";

const MAX_BYTES = 2048;
const MAX_HEADER_BYTES = 900;
const MAX_MATCH_BYTES = 256;
const CONTEXT_BEFORE = 200;
/** Shorter values (`1`, `en`) are no secrets, and removing them would shred the excerpt. */
const MIN_CREDENTIAL_LENGTH = 8;

/** Request headers whose values are written as they are; all others may be a scan's credentials. */
const PLAIN_REQUEST_HEADERS = new Set([
  "host",
  "user-agent",
  "accept",
  "accept-encoding",
  "content-type",
  "content-length",
  "origin",
]);

/** Excerpts of an exchange around what was matched, bounded and without credentials. */
export function evidenceOf({ request, response }: Exchange, matched: string | undefined): FindingEvidence {
  const credentials = credentialsIn(request);
  const excerpt = withoutEach(responseText(response, matched), credentials);
  return {
    request: clip(redactSecrets(withoutEach(requestText(request), credentials)), MAX_BYTES),
    responseExcerpt: clip(redactSecrets(excerpt), MAX_BYTES),
    ...(matched === undefined ? {} : { matched: clip(redactSecrets(matched.slice(0, MAX_BYTES)), MAX_MATCH_BYTES) }),
  };
}

/** Values of headers that may be credentials, whole and word by word: a site may well repeat what it was sent. */
function credentialsIn({ headers }: SentRequest): readonly string[] {
  return Object.entries(headers)
    .filter(([name]) => !PLAIN_REQUEST_HEADERS.has(name))
    .flatMap(([name, value]) => [value, ...value.split(/[\s;]+/), ...(name === "cookie" ? cookieValues(value) : [])])
    .filter((value) => value.length >= MIN_CREDENTIAL_LENGTH)
    .sort((a, b) => b.length - a.length);
}

function cookieValues(header: string): string[] {
  return header.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim());
}

function withoutEach(text: string, credentials: readonly string[]): string {
  return credentials.reduce((current, credential) => current.replaceAll(credential, "[redacted]"), text);
}

function requestText({ method, url, headers, body }: SentRequest): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${PLAIN_REQUEST_HEADERS.has(name) ? value : "[redacted]"}`,
  );
  const head = [`${method} ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, ...lines].join("\n");
  return body === undefined ? head : `${head}\n\n${body}`;
}

function responseText(response: ReceivedResponse, matched: string | undefined): string {
  const lines = [...response.headers].flatMap(([name, values]) =>
    values.map((value) => `${name}: ${name === "set-cookie" ? redactCookie(value) : value}`),
  );
  const head = [`HTTP/${response.httpVersion} ${response.status} ${response.statusText}`, ...lines].join("\n");
  const body = excerptAround(response.body, matched);
  return body === "" ? head : `${clip(head, MAX_HEADER_BYTES)}\n\n${body}`;
}

/** Redacts before cutting, so that no pattern escapes by being cut in two. */
function excerptAround(body: string, matched: string | undefined): string {
  const found = matched === undefined ? -1 : body.indexOf(matched);
  if (found <= CONTEXT_BEFORE) return redactSecrets(body.slice(0, MAX_BYTES * 4));
  const window = redactSecrets(body.slice(Math.max(0, found - MAX_BYTES), found + MAX_BYTES * 2));
  const again = window.indexOf(redactSecrets(matched ?? ""));
  return `…${window.slice(Math.max(0, again - CONTEXT_BEFORE))}`;
}

function redactCookie(header: string): string {
  return header.replace(/=[^;]*/, "=[redacted]");
}

function clip(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  const kept = bytes.subarray(0, maxBytes - 3).toString("utf8");
  return `${kept.replace(/\uFFFD+$/, "")}…`;
}
