import { ConfigurationError } from "../errors/client-error.ts";
import { WebhookError } from "../errors/webhook-error.ts";
import {
  readMessage,
  type SignedMessage,
  signedContent,
  type WebhookBody,
  type WebhookHeaders,
} from "./signed-message.ts";

export interface VerifyWebhookOptions {
  /** Seconds by which sender's and own clock may differ, delivery included. Default 300. */
  readonly tolerance?: number | undefined;
  /** Milliseconds since 1970. Default: the time now. */
  readonly now?: number | undefined;
}

const DEFAULT_TOLERANCE = 300;

/**
 * Checks that a webhook was signed with a secret, as Standard Webhooks defines it, and that it isn't a recording of an old
 * one. Uses WebCrypto only.
 * @param secret `whsec_…`; of several, as while secrets are changed, any will do
 * @returns the parsed payload
 */
export async function verifyStandardWebhook<T>(
  body: WebhookBody,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<T> {
  const keys = await importKeys(secret);
  const message = readMessage(body, headers);
  checkTime(message, options);
  await checkSignature(message, keys);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(message.body));
  } catch (cause) {
    throw new WebhookError("payload", "The webhook is signed, but its body is not JSON.", { cause });
  }
}

function checkTime({ timestamp }: SignedMessage, { tolerance = DEFAULT_TOLERANCE, now }: VerifyWebhookOptions): void {
  if (!(tolerance > 0))
    throw new ConfigurationError(`tolerance must be a number of seconds above 0, not ${tolerance}.`);
  const age = (now ?? Date.now()) / 1000 - timestamp;
  if (Math.abs(age) <= tolerance) return;
  const distance = age > 0 ? "ago" : "from now";
  const message = `webhook-timestamp is ${Math.abs(Math.round(age))} s ${distance}, more than the tolerance of ${tolerance} s.`;
  throw new WebhookError("time", message);
}

/** A signature matches if any one of those sent was made with any one of the keys. */
async function checkSignature(message: SignedMessage, keys: readonly CryptoKey[]): Promise<void> {
  const content = signedContent(message);
  const signatures = message.signatures.split(" ").flatMap((item) => {
    const bytes = item.startsWith("v1,") ? fromBase64(item.slice(3)) : undefined;
    return bytes ? [bytes] : [];
  });
  for (const key of keys) {
    for (const signature of signatures) {
      // Compares in constant time, as the standard of WebCrypto demands.
      if (await crypto.subtle.verify("HMAC", key, signature, content)) return;
    }
  }
  throw new WebhookError("signature", "No signature of the webhook matches: other secret, or changed content.");
}

function importKeys(secret: string | readonly string[]): Promise<CryptoKey[]> {
  const secrets = typeof secret === "string" ? [secret] : secret;
  if (secrets.length === 0) throw new ConfigurationError("There is no webhook secret to check with.");
  return Promise.all(
    secrets.map((item) => {
      const bytes = fromBase64(item.trim().replace(/^whsec_/, ""));
      if (!bytes?.length)
        throw new ConfigurationError("A webhook secret is whsec_ and base64 after it; this one isn't.");
      return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
    }),
  );
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
