import { setTimeout as delay } from "node:timers/promises";

/** Spreads request starts evenly: never more than `perSecond`, and none while the target asked for a pause. */
export class Pacer {
  #nextStart = 0;
  #intervalMs: number;

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond;
  }

  /** Resolves when the next request may start. Rejects when the signal fires. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, this.#nextStart);
    this.#nextStart = start + this.#intervalMs;
    if (start - now >= 1) await delay(start - now, undefined, { signal });
    signal.throwIfAborted();
  }

  /** From now on at most one request every `intervalMs`. */
  slowTo(intervalMs: number): void {
    this.#intervalMs = Math.max(this.#intervalMs, intervalMs);
  }

  /** Nobody starts for this long. */
  pause(milliseconds: number): void {
    this.#nextStart = Math.max(this.#nextStart, performance.now() + milliseconds);
  }
}
