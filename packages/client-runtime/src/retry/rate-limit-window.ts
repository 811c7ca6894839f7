import type { RateLimitHeaders } from "../operation.ts";
import { secondsToReset } from "./hint.ts";

/** Remembers a used-up rate limit, so that calls can wait for its reset instead of being refused. One a client. */
export class RateLimitWindow {
  readonly #headers: RateLimitHeaders;
  /** Milliseconds since 1970 by the local clock; 0 while calls are left. */
  #opensAt = 0;

  constructor(headers: RateLimitHeaders) {
    this.#headers = headers;
  }

  /** Takes note of what a response says. @param now milliseconds since 1970 */
  observe(headers: Headers, now: number): void {
    const remaining = headers.get(this.#headers.remaining)?.trim();
    if (!remaining) return;
    const reset = remaining === "0" ? secondsToReset(headers, this.#headers, now) : undefined;
    this.#opensAt = reset === undefined ? 0 : now + reset * 1000;
  }

  /** Seconds to wait before sending; 0 when nothing speaks against it. */
  secondsToWait(now: number): number {
    return Math.max(0, (this.#opensAt - now) / 1000);
  }
}
