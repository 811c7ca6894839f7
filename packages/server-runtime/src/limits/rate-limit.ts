import type { RateLimitHeaders } from "../contract.ts";
import { RequestFault } from "../errors/request-fault.ts";

/** What the app says about one request, which it has counted. */
export interface RateLimitState {
  /** False when the request is over the limit. */
  readonly allowed: boolean;
  /** Requests in a window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** When the window ends: a date, or seconds since 1970. */
  readonly resetAt: Date | number;
}

function seconds(resetAt: Date | number): number {
  return typeof resetAt === "number" ? resetAt : resetAt.getTime() / 1000;
}

function secondsLeft(state: RateLimitState): number {
  return Math.max(0, Math.ceil(seconds(state.resetAt) - Date.now() / 1000));
}

function resetValue(state: RateLimitState, unit: RateLimitHeaders["resetUnit"]): number {
  if (unit === "seconds") return secondsLeft(state);
  return Math.ceil(unit === "epoch-seconds" ? seconds(state.resetAt) : seconds(state.resetAt) * 1000);
}

/** The headers that tell a caller where they stand. */
export function rateLimitHeaders(names: RateLimitHeaders, state: RateLimitState): Record<string, string> {
  return {
    [names.limit.toLowerCase()]: String(state.limit),
    [names.remaining.toLowerCase()]: String(Math.max(0, state.remaining)),
    [names.reset.toLowerCase()]: String(resetValue(state, names.resetUnit)),
  };
}

export function overLimit(state: RateLimitState): RequestFault {
  const wait = Math.max(1, secondsLeft(state));
  const again = wait === 1 ? "1 second" : `${wait} seconds`;
  return new RequestFault(429, `The limit of ${state.limit} requests is used up. Try again in ${again}.`, {
    headers: { "retry-after": String(wait) },
  });
}
