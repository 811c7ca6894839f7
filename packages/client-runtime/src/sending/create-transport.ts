import { CredentialsAuthenticator } from "../auth/credentials-authenticator.ts";
import type { ApiDescription } from "../operation.ts";
import type { ClientOptions, Fetch } from "../options/client-options.ts";
import { systemClock } from "../options/clock.ts";
import { clientHeaders } from "../request/headers.ts";
import { RetryBudget } from "../retry/budget.ts";
import { RateLimitWindow } from "../retry/rate-limit-window.ts";
import { Lifetime } from "./lifetime.ts";
import type { Transport } from "./outgoing.ts";

/** Looked up for each request, so that what replaces the global `fetch` later counts too. */
const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init);

/** Throws a `ConfigurationError` if credentials are missing. */
export function createTransport(api: ApiDescription, options: ClientOptions, baseUrl: string): Transport {
  const lifetime = new Lifetime();
  const shared = { lifetime, budget: new RetryBudget(), window: api.rateLimit && new RateLimitWindow(api.rateLimit) };
  const transport = withOwnOptions(api, options, shared);
  const headers = clientHeaders(api, options);
  return { ...transport, authenticator: new CredentialsAuthenticator({ transport, options, baseUrl, headers }) };
}

/** A transport that goes on with the token, the retry budget and the rate limit of another one, and ends with it. */
export function deriveTransport(from: Transport, options: ClientOptions): Transport {
  const lifetime = new Lifetime(from.lifetime);
  return { ...withOwnOptions(from.api, options, { ...from, lifetime }), authenticator: from.authenticator };
}

function withOwnOptions(
  api: ApiDescription,
  options: ClientOptions,
  { lifetime, budget, window }: Pick<Transport, "lifetime" | "budget" | "window">,
): Transport {
  const { fetch = platformFetch, clock = systemClock, hooks = {}, waitForRateLimit = false } = options;
  return { api, fetch, clock, hooks, lifetime, budget, window, waitForRateLimit, authenticator: undefined };
}
