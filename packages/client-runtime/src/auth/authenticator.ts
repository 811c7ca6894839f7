/** Adds credentials to requests. */
export interface Authenticator {
  /** Sets the credential header. Called for each attempt. Returns the credential, for `renew`. */
  authorize(headers: Headers): Promise<string>;
  /** The server refused this credential. Returns whether `authorize` will now give another one. */
  renew(refused: string): boolean;
  /** Replaces credentials in text that came from outside, so that errors can show it. */
  redact(text: string): string;
}

/** Shorter strings are likelier words than secrets. */
const SHORTEST_SECRET = 6;

export function redactSecrets(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, "[redacted]");
  }
  return clean;
}
