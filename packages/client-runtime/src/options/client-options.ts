import type { CredentialSource } from "../auth/way.ts";
import type { Logger, LogLevel } from "../observing/log.ts";
import type { Clock } from "./clock.ts";
import type { Hooks } from "./hooks.ts";
import type { RetryOptions } from "./limits.ts";

/** The part of `fetch` that is used: called with a URL and an init, so any implementation fits, from any package. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Headers to add; `null` removes a default one. */
export type HeaderValues = Readonly<Record<string, string | null | undefined>>;

/**
 * How a client of any API is set up; a generated client has the options that its API has, under the names that it gives
 * them. Credentials fall back to the API's environment variables.
 */
export interface ClientOptions extends ClientSettings {
  readonly apiKey?: CredentialSource | undefined;
  readonly token?: CredentialSource | undefined;
  readonly accessToken?: CredentialSource | undefined;
  readonly username?: CredentialSource | undefined;
  readonly password?: CredentialSource | undefined;
  readonly clientId?: CredentialSource | undefined;
  readonly clientSecret?: CredentialSource | undefined;
  /** OAuth2 scopes to ask for. Default: none are named, and the server grants what the client is registered for. */
  readonly scopes?: readonly string[] | undefined;
  /** Credentials by security scheme, for APIs where the options above don't tell schemes apart. They win over those. */
  readonly credentials?:
    | Readonly<Record<string, CredentialSource | Readonly<Record<string, CredentialSource>> | undefined>>
    | undefined;
  /** Which of the API's servers to call, by its name. Default: the first. */
  readonly server?: string | undefined;
  /** Values for the variables in the server's address. */
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Options of a `ClientCore`, which writes no logs by itself. */
export type CoreOptions = Omit<ClientOptions, "logLevel" | "logger">;

/** What clients of all APIs have in common. All durations are seconds. */
export interface ClientSettings {
  /** Where the API is, e.g. `https://hive.example.com/api/v1`. Falls back to the environment, then to the API's own server. */
  readonly baseUrl?: string;
  /** Seconds that one attempt may take, reading the body included. Default 60; `Infinity` for no limit. */
  readonly timeout?: number;
  /** Seconds that a call may take over all, with its retries and the waits between. Default: no limit. */
  readonly deadline?: number;
  /** Retries after the first attempt. Default: as the contract says, which is 2 unless declared; 0 turns retries off. */
  readonly maxRetries?: number;
  /** How patiently is retried, where the contract's policy doesn't fit: `{ maxRetryAfter: 300 }`. */
  readonly retry?: RetryOptions;
  /** Sent with every request. */
  readonly headers?: HeaderValues;
  /** Sends the requests instead of the platform's `fetch`: for proxies, client certificates, tests. */
  readonly fetch?: Fetch;
  /** Called as calls go on: for metrics, traces, logs of your own. */
  readonly hooks?: Hooks;
  /** How much is logged. Falls back to the environment, then to `info` with a `logger` and `off` without. */
  readonly logLevel?: LogLevel;
  /** Where to log. Default: the console. */
  readonly logger?: Logger;
  /**
   * A W3C `traceparent` to send, or a function that is asked for one with each call; the same goes with all attempts.
   * `newTraceparent` begins a trace with each call. One among the headers of a call wins.
   */
  readonly traceparent?: string | (() => string | undefined);
  /**
   * When a response says that no calls are left, hold the next ones back until the limit resets, instead of being refused
   * with a 429. Waits as long as a retry would (60 s unless the contract says otherwise). Default `false`.
   */
  readonly waitForRateLimit?: boolean;
  /** Appended to the User-Agent header, e.g. `my-app/2.1`. Browsers send their own. */
  readonly userAgent?: string;
  /** For tests: time, chance and timers. */
  readonly clock?: Clock;
}

/** What can be said for a single call; it wins over the client's options. All durations are seconds. */
export interface RequestOptions {
  /** Aborts the call, also while it waits for a retry. It then fails with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds that one attempt may take, reading the body included. */
  readonly timeout?: number | undefined;
  /** Seconds that the call may take over all. For a list: each page. */
  readonly deadline?: number | undefined;
  /** Retries after the first attempt. */
  readonly maxRetries?: number | undefined;
  /** How patiently is retried; adds to the client's. */
  readonly retry?: RetryOptions | undefined;
  /**
   * Makes repeating the call harmless: the server does the work once per key. The same key goes with all attempts. Where the
   * contract declares such keys the client makes one by itself; give your own to repeat the call from another process.
   */
  readonly idempotencyKey?: string | undefined;
  readonly headers?: HeaderValues | undefined;
  /** Media type to send the body in, where the operation takes several. Default: the first that its description names. */
  readonly contentType?: string | undefined;
  /** Further query parameters, for what the contract does not (yet) know. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}
