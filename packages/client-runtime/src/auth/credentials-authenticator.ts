import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription, Operation } from "../operation.ts";
import { type Configured, resolveCredentials } from "../options/credentials.ts";
import { waysToAuthenticate } from "../options/credentials-text.ts";
import type { Authenticator, RequestAuthenticator } from "./authenticator.ts";
import { type Draft, isFilled } from "./place.ts";
import { redactSecrets } from "./redact.ts";
import { type AuthContext, waysOf } from "./way.ts";

interface Opened extends Pick<Configured, "fromOptions"> {
  readonly authenticator: Authenticator;
}

/** Sends with each operation the credentials that its security requirement asks for. */
export class CredentialsAuthenticator implements RequestAuthenticator {
  readonly #api: ApiDescription;
  readonly #opened: ReadonlyMap<string, Opened>;

  /** Throws a `ConfigurationError` if credentials are missing without which no operation can be called. */
  constructor(context: AuthContext) {
    this.#api = context.transport.api;
    const configured = resolveCredentials(this.#api, context.options);
    this.#opened = new Map(
      [...configured].map(([scheme, { way, values, fromOptions }]) => [
        scheme,
        { fromOptions, authenticator: way.open(values, context) },
      ]),
    );
  }

  async authorize(operation: Operation, draft: Draft): Promise<() => boolean> {
    const renewals: (() => boolean)[] = [];
    for (const scheme of this.#choose(operation, draft)) {
      if (this.#isFilled(scheme, draft)) continue;
      const authenticator = this.#opened.get(scheme)?.authenticator;
      const credential = await authenticator?.authorize(draft);
      if (authenticator && credential !== undefined) renewals.push(() => authenticator.renew(credential));
    }
    // All of them, not only up to the first that can be renewed.
    return () => renewals.map((renew) => renew()).includes(true);
  }

  redact(text: string): string {
    return redactSecrets(
      text,
      [...this.#opened.values()].flatMap(({ authenticator }) => authenticator.secrets()),
    );
  }

  /** The first alternative that is complete: preferably by options, since the environment may serve other programs too. */
  #choose(operation: Operation, draft: Draft): readonly string[] {
    const alternatives = operation.auth ?? this.#api.auth.security ?? [];
    if (alternatives === false || alternatives.length === 0) return [];
    const needing = alternatives.filter(({ length }) => length > 0);
    const filled = (scheme: string) => this.#isFilled(scheme, draft);
    const chosen =
      needing.find((schemes) => schemes.every((scheme) => filled(scheme) || this.#opened.get(scheme)?.fromOptions)) ??
      needing.find((schemes) => schemes.every((scheme) => filled(scheme) || this.#opened.has(scheme)));
    if (chosen) return chosen;
    if (needing.length < alternatives.length) return [];
    const missing = needing.map((schemes) => schemes.filter((scheme) => !filled(scheme) && !this.#opened.has(scheme)));
    throw new ConfigurationError(
      `${this.#api.name}: ${operation.method} ${operation.path} needs credentials. ${waysToAuthenticate(this.#api, missing)}`,
    );
  }

  #isFilled(scheme: string, draft: Draft): boolean {
    return waysOf(this.#api, scheme).some(({ place }) => isFilled(place, draft));
  }
}
