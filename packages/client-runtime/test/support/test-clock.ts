import type { Clock } from "../../src/index.ts";

interface Timer {
  readonly at: number;
  readonly fire: () => void;
  readonly purpose: "delay" | "timeout";
}

/**
 * A clock that stands still. Delays pass at once, moving it on; with `manual` they wait for `advance`, as timeouts always do.
 */
export class TestClock implements Clock {
  time = Date.parse("2026-01-01T00:00:00Z");
  manual = false;
  /** What `random()` gives. */
  chance = 0.5;
  /** Milliseconds of every delay that was started. */
  readonly delays: number[] = [];
  /** Milliseconds of every timeout that was started. */
  readonly timeouts: number[] = [];
  readonly #timers = new Set<Timer>();
  #onStart: (() => void)[] = [];

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  startTimer(milliseconds: number, fire: () => void, purpose: Timer["purpose"]): () => void {
    const timer: Timer = { at: this.time + milliseconds, fire, purpose };
    this.#timers.add(timer);
    (purpose === "delay" ? this.delays : this.timeouts).push(milliseconds);
    if (purpose === "delay" && !this.manual) queueMicrotask(() => this.#fire(timer));
    for (const notify of this.#onStart.splice(0)) notify();
    return () => this.#timers.delete(timer);
  }

  /** Timers that have neither fired nor been stopped. */
  get running(): number {
    return this.#timers.size;
  }

  /** Moves on, and fires what is due. */
  advance(milliseconds: number): void {
    const target = this.time + milliseconds;
    for (;;) {
      const next = [...this.#timers].filter(({ at }) => at <= target).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#fire(next);
    }
    this.time = target;
  }

  /** Resolves when the next timer is started. */
  nextTimer(): Promise<void> {
    return new Promise((resolve) => this.#onStart.push(resolve));
  }

  /** Resolves once somebody is in a delay. */
  async untilDelayed(): Promise<void> {
    while (![...this.#timers].some(({ purpose }) => purpose === "delay")) await this.nextTimer();
  }

  #fire(timer: Timer): void {
    if (!this.#timers.delete(timer)) return;
    this.time = Math.max(this.time, timer.at);
    timer.fire();
  }
}
