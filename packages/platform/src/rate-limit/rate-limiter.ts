import type { RateLimitState } from "@hivepro/server";

/** Counts requests. `subject` is whose they are; `limit` is per minute. */
export interface RateLimiter {
  take(subject: string, limit: number): Promise<RateLimitState>;
}
