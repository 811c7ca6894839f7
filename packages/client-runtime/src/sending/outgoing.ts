import type { RequestAuthenticator } from "../auth/authenticator.ts";
import type { ApiErrorFacts } from "../errors/api-error.ts";
import type { CallTrace } from "../errors/call-error.ts";
import type { ApiDescription, Operation } from "../operation.ts";
import type { Fetch } from "../options/client-options.ts";
import type { Clock } from "../options/clock.ts";
import type { Hooks } from "../options/hooks.ts";
import type { Limits } from "../options/limits.ts";
import type { HeaderRecord } from "../request/headers.ts";
import type { OutgoingBody } from "../request/json-body.ts";
import type { RetryBudget } from "../retry/budget.ts";
import type { RateLimitWindow } from "../retry/rate-limit-window.ts";
import type { Lifetime } from "./lifetime.ts";

/** What all calls of a client share. */
export interface Transport {
  readonly api: ApiDescription;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly hooks: Hooks;
  readonly lifetime: Lifetime;
  readonly budget: RetryBudget;
  /** Absent when the API does not tell its rate limit. */
  readonly window: RateLimitWindow | undefined;
  /** Whether calls wait for a used-up rate limit to reset. */
  readonly waitForRateLimit: boolean;
  readonly authenticator: RequestAuthenticator | undefined;
}

/** A serialised request: all that is needed to send it any number of times, without cloning. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  /** Without credentials. */
  readonly headers: HeaderRecord;
  readonly body: OutgoingBody | undefined;
  /** Further members of `fetch`'s init, such as `credentials`. */
  readonly init?: RequestInit;
}

export interface OutgoingCall {
  readonly operation: Operation;
  readonly request: OutgoingRequest;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  /** `text`: read it within the attempt, and retry if that fails. `unread`: hand it out as a stream. */
  readonly body: "text" | "unread";
  /** Replaces the usual reading of an error body. */
  readonly refineError?: (facts: ApiErrorFacts, trace: CallTrace) => Error | undefined;
}
