import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription, Operation, Requirement } from "../operation.ts";
import type { HeaderValues } from "../options/client-options.ts";
import { resolveCredentials } from "../options/credentials.ts";
import { waysToAuthenticate } from "../options/credentials-text.ts";
import type { Authenticator, RequestAuthenticator } from "./authenticator.ts";
import { type Draft, isFilled } from "./place.ts";
import { redactSecrets, secretsAmong } from "./redact.ts";
import { type AuthContext, type AuthWay, waysOf } from "./way.ts";

/** A security scheme, and how it is satisfied. */
interface Scheme {
  readonly ways: readonly AuthWay[];
  /** Absent: there are no credentials for it. */
  readonly authenticator?: Authenticator;
  readonly fromOptions?: boolean;
}

/** Sends with each operation the credentials that its security requirement asks for. */
export class CredentialsAuthenticator implements RequestAuthenticator {
  readonly #api: ApiDescription;
  readonly #schemes: ReadonlyMap<string, Scheme>;
  readonly #ownHeaders: HeaderValues | undefined;

  /** Throws a `ConfigurationError` if credentials are missing without which no operation can be called. */
  constructor(context: AuthContext) {
    const { api } = context.transport;
    this.#api = api;
    this.#ownHeaders = context.options.headers;
    const configured = resolveCredentials(api, context.options);
    this.#schemes = new Map(
      Object.keys(api.auth.schemes ?? {}).map((name) => {
        const ways = waysOf(api, name);
        const found = configured.get(name);
        if (!found) return [name, { ways }];
        return [name, { ways, authenticator: found.way.open(found.values, context), fromOptions: found.fromOptions }];
      }),
    );
  }

  authorize(operation: Operation, draft: Draft): (() => boolean) | Promise<() => boolean> {
    const used: [Authenticator, string][] = [];
    const pending: Promise<unknown>[] = [];
    for (const name of this.#choose(operation, draft)) {
      const { ways, authenticator } = this.#schemes.get(name) ?? NONE;
      if (!authenticator || areFilled(ways, draft)) continue;
      const credential = authenticator.authorize(draft);
      if (typeof credential === "string") used.push([authenticator, credential]);
      else pending.push(credential.then((value) => used.push([authenticator, value])));
    }
    // All of them, not only up to the first that can be renewed.
    const renew = () => used.map(([authenticator, credential]) => authenticator.renew?.(credential)).includes(true);
    return pending.length > 0 ? Promise.all(pending).then(() => renew) : renew;
  }

  redact(text: string): string {
    const secrets = [...this.#schemes.values()].flatMap(({ authenticator }) => authenticator?.secrets() ?? []);
    return redactSecrets(text, [...secrets, ...secretsAmong(this.#ownHeaders)]);
  }

  /** The first alternative that is complete: preferably by options, since the environment may serve other programs too. */
  #choose(operation: Operation, draft: Draft): readonly string[] {
    const alternatives = operation.auth ?? this.#api.auth.security;
    if (!alternatives || alternatives.length === 0) return [];
    const chosen = this.#complete(alternatives, draft, true) ?? this.#complete(alternatives, draft, false);
    if (chosen) return chosen;
    const needing = alternatives.filter(({ length }) => length > 0);
    if (needing.length < alternatives.length) return [];
    const missing = needing.map((names) => names.filter((name) => !this.#isReady(name, draft, false)));
    throw new ConfigurationError(
      `${this.#api.name}: ${operation.method} ${operation.path} needs credentials. ${waysToAuthenticate(this.#api, missing)}`,
    );
  }

  #complete(alternatives: Requirement, draft: Draft, byOptions: boolean): readonly string[] | undefined {
    for (const names of alternatives) {
      if (names.length > 0 && names.every((name) => this.#isReady(name, draft, byOptions))) return names;
    }
    return undefined;
  }

  #isReady(name: string, draft: Draft, byOptions: boolean): boolean {
    const { ways, authenticator, fromOptions } = this.#schemes.get(name) ?? NONE;
    return (byOptions ? fromOptions : authenticator !== undefined) || areFilled(ways, draft);
  }
}

const NONE: Scheme = { ways: [] };

function areFilled(ways: readonly AuthWay[], draft: Draft): boolean {
  return ways.some(({ place }) => isFilled(place, draft));
}
