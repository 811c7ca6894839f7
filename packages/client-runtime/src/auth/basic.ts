import { type Authenticator, redactSecrets } from "./authenticator.ts";

/** HTTP Basic, as token endpoints want it. */
export class BasicAuthenticator implements Authenticator {
  readonly #header: string;
  readonly #secrets: readonly string[];

  constructor(id: string, secret: string) {
    const pair = btoa(`${formEncoded(id)}:${formEncoded(secret)}`);
    this.#header = `Basic ${pair}`;
    this.#secrets = [secret, pair];
  }

  async authorize(headers: Headers): Promise<string> {
    headers.set("authorization", this.#header);
    return "";
  }

  renew(): boolean {
    return false;
  }

  redact(text: string): string {
    return redactSecrets(text, this.#secrets);
  }
}

/** RFC 6749 wants both halves form-encoded, so that a colon in them is no separator. */
function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
