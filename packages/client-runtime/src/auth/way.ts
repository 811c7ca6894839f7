import type { ApiDescription } from "../operation.ts";
import type { ClientOptions } from "../options/client-options.ts";
import type { HeaderRecord } from "../request/headers.ts";
import type { Transport } from "../sending/outgoing.ts";
import type { Authenticator } from "./authenticator.ts";
import type { Place } from "./place.ts";

/** A key, a token or a password; a function is asked for each attempt, so that they can be rotated. */
export type CredentialSource = string | (() => string | PromiseLike<string>);

/** Values of options, by their names. */
export type CredentialValues = Readonly<Record<string, CredentialSource>>;

/**
 * One way to satisfy a security scheme: which options it takes, and where their credential goes. Generated code makes them
 * with `apiKey`, `bearer`, `basic` and `clientCredentials`, so that bundlers leave out those that an API doesn't have.
 */
export interface AuthWay {
  /** Options that are needed together. */
  readonly options: readonly string[];
  readonly place: Place;
  open(values: CredentialValues, context: AuthContext): Authenticator;
}

/** What a way may need besides its options. */
export interface AuthContext {
  /** What token requests go through. */
  readonly transport: Transport;
  readonly options: ClientOptions;
  readonly baseUrl: string;
  /** Sent with token requests. */
  readonly headers: HeaderRecord;
}

/** How a scheme of the API can be satisfied. */
export function waysOf(api: ApiDescription, scheme: string): readonly AuthWay[] {
  const ways = api.auth.schemes?.[scheme];
  return ways === undefined ? [] : [ways].flat();
}
