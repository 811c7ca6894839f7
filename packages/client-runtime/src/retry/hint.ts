import type { RateLimitHeaders } from "../operation.ts";

/** A server that asks for more than a year sent something else than a delay, such as a point in time. */
const ABSURD_SECONDS = 365 * 24 * 3600;

/** HTTP-dates begin with a weekday; everything else that `Date.parse` takes, such as `-5`, is not one. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Seconds after which the server says to come back: `Retry-After`, or for a 429 the reset of the rate limit.
 * @param now milliseconds since 1970
 * @returns `undefined` if it says nothing, or nothing sensible
 */
export function retryHint(
  status: number,
  headers: Headers,
  rateLimit: RateLimitHeaders | undefined,
  now: number,
): number | undefined {
  const hint = parseRetryAfter(headers, now);
  if (hint !== undefined || status !== 429 || !rateLimit) return hint;
  return secondsToReset(headers, rateLimit, now);
}

function parseRetryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return sensible(Number(value));
  if (!HTTP_DATE.test(value)) return undefined;
  return sensible((Date.parse(value) - serverTime(headers, now)) / 1000);
}

/** Seconds until the rate limit starts anew, by the server's own clock where it tells it. */
export function secondsToReset(headers: Headers, rateLimit: RateLimitHeaders, now: number): number | undefined {
  const value = headers.get(rateLimit.reset)?.trim() ?? "";
  if (!/^\d+(\.\d+)?$/.test(value)) return undefined;
  const reset = Number(value);
  switch (rateLimit.resetUnit) {
    case "seconds":
      return sensible(reset);
    case "epoch-seconds":
      return sensible(reset - serverTime(headers, now) / 1000);
    case "epoch-milliseconds":
      return sensible((reset - serverTime(headers, now)) / 1000);
  }
}

/** The response's `Date`, so that a skewed local clock does not matter. Milliseconds since 1970. */
function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? now : date;
}

function sensible(seconds: number): number | undefined {
  return seconds >= 0 && seconds <= ABSURD_SECONDS ? seconds : undefined;
}
