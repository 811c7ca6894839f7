import type { RateLimitState } from "@hivepro/server";
import type { Clock } from "../clock/clock.ts";
import type { RateLimiter } from "./rate-limiter.ts";

const WINDOW_SECONDS = 60;

/** Counts in the memory of this process, in windows that are the minutes of the clock. */
export class FixedWindowRateLimiter implements RateLimiter {
  readonly #clock: Clock;
  #window = 0;
  #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async take(subject: string, limit: number): Promise<RateLimitState> {
    const seconds = Math.floor(this.#clock.now().getTime() / 1000);
    const window = Math.floor(seconds / WINDOW_SECONDS);
    if (window !== this.#window) {
      // All windows end together, so the counts of the last one can go at once and memory stays bounded by a minute.
      this.#window = window;
      this.#counts = new Map();
    }
    const used = this.#counts.get(subject) ?? 0;
    const allowed = used < limit;
    if (allowed) this.#counts.set(subject, used + 1);
    return {
      allowed,
      limit,
      remaining: allowed ? limit - used - 1 : 0,
      resetAt: (window + 1) * WINDOW_SECONDS,
    };
  }
}
