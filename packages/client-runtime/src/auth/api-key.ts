import { ConfigurationError } from "../errors/client-error.ts";
import { type Authenticator, redactSecrets } from "./authenticator.ts";

type KeySource = string | (() => string | PromiseLike<string>);

/** Sends an API key in a header. */
export class ApiKeyAuthenticator implements Authenticator {
  readonly #source: KeySource;
  readonly #header: string;
  readonly #prefix: string;
  /** Only the latest: a function may return a new one each time. */
  #latest = "";

  /** @param prefix written before the key; a bare scheme name such as `Bearer` gets a space after it */
  constructor(source: KeySource, header: string, prefix: string) {
    this.#source = typeof source === "string" ? checkedKey(source) : source;
    this.#header = header;
    this.#prefix = /^[\w-]+$/.test(prefix) ? `${prefix} ` : prefix;
  }

  async authorize(headers: Headers): Promise<string> {
    if (headers.has(this.#header)) return "";
    this.#latest = typeof this.#source === "string" ? this.#source : checkedKey(await this.#source());
    headers.set(this.#header, `${this.#prefix}${this.#latest}`);
    return this.#latest;
  }

  renew(): boolean {
    return false;
  }

  redact(text: string): string {
    return redactSecrets(text, [this.#latest]);
  }
}

/** A key with a line break or an umlaut makes `Headers` throw an error that shows the key, so it is refused here. */
function checkedKey(key: string): string {
  const trimmed = typeof key === "string" ? key.trim() : "";
  if (/^[!-~]+$/.test(trimmed)) return trimmed;
  throw new ConfigurationError("apiKey is empty or has characters that an HTTP header can't carry.");
}
