import { ConfigurationError } from "../errors/client-error.ts";
import { WebhookError } from "../errors/webhook-error.ts";

/** The body as it arrived: parsing and writing it again would change it. */
export type WebhookBody = string | ArrayBuffer | Uint8Array;

/** Of `fetch`'s `Request`, of Node's `IncomingMessage`, or a plain object. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What Standard Webhooks signs. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** As the header has them: `v1,…`, separated by spaces. */
  readonly signatures: string;
  readonly body: Uint8Array;
}

export function readMessage(body: WebhookBody, headers: WebhookHeaders): SignedMessage {
  const id = header(headers, "webhook-id");
  const seconds = header(headers, "webhook-timestamp");
  if (!/^\d{1,12}$/.test(seconds)) throw new WebhookError("headers", "webhook-timestamp is not a number of seconds.");
  return { id, timestamp: Number(seconds), signatures: header(headers, "webhook-signature"), body: bytesOf(body) };
}

/** The bytes that the signature is for. */
export function signedContent({ id, timestamp, body }: Omit<SignedMessage, "signatures">): ArrayBuffer {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content.buffer;
}

function header(headers: WebhookHeaders, name: string): string {
  const value = isHeaders(headers) ? headers.get(name) : plainHeader(headers, name);
  if (typeof value === "string" && value !== "") return value;
  throw new WebhookError("headers", `There is no header ${name}, or there are several.`);
}

function isHeaders(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === "function";
}

function plainHeader(headers: Readonly<Record<string, unknown>>, name: string): unknown {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = found === undefined ? undefined : headers[found];
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function bytesOf(body: WebhookBody): Uint8Array {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof Uint8Array) return body;
  throw new ConfigurationError("The signature is for the body as it arrived: pass its text or bytes, not an object.");
}
