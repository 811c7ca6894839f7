import type { Clock } from "../options/clock.ts";
import type { Lifetime } from "./lifetime.ts";
import { startTimer } from "./timer.ts";

/** Why an attempt was stopped from our side. */
export type StoppedBy = "signal" | "attempt" | "deadline" | "idle" | "close";

export interface LimitOptions {
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for this attempt. */
  readonly timeout: number;
  /** Milliseconds until the deadline of the call. */
  readonly remaining: number;
}

/**
 * Bounds one attempt: by its own timer (a fresh one each time), by the call's deadline, by the caller's signal and by
 * the end of the client. `dispose` leaves no timer and no listener behind.
 */
export class AttemptLimit {
  readonly #controller = new AbortController();
  readonly #lifetime: Lifetime;
  readonly #callerSignal: AbortSignal | undefined;
  /** Whoever waits in `race`. A promise that all races share would keep every one of them until it settles. */
  readonly #waiting = new Set<(reason: unknown) => void>();
  readonly #cleanups: (() => void)[] = [];
  #stopTimeout: () => void;
  #stoppedBy: StoppedBy | undefined;

  constructor({ clock, lifetime, signal, timeout, remaining }: LimitOptions) {
    this.#lifetime = lifetime;
    this.#callerSignal = signal;
    this.#stopTimeout = startTimer(clock, timeout, () => this.stop("attempt"), "timeout");
    this.#cleanups.push(startTimer(clock, remaining, () => this.stop("deadline"), "timeout"));
    if (signal) this.#follow(signal);
    lifetime.add(this);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get stoppedBy(): StoppedBy | undefined {
    return this.#stoppedBy;
  }

  /**
   * A signal for a response that outlives the attempt: it keeps following the caller's signal after `dispose`, held by the
   * platform without a listener that could leak.
   */
  get lastingSignal(): AbortSignal {
    if (!this.#callerSignal || typeof AbortSignal.any !== "function") return this.signal;
    return AbortSignal.any([this.#callerSignal, this.signal]);
  }

  /** Ends as the promise does, or when the limit is hit, even if what is waited for does not heed signals. */
  async race<T>(promise: PromiseLike<T>): Promise<T> {
    let stopWaiting: (reason: unknown) => void = () => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        stopWaiting = reject;
        promise.then(resolve, reject);
        if (this.signal.aborted) reject(this.signal.reason);
        else this.#waiting.add(reject);
      });
    } finally {
      this.#waiting.delete(stopWaiting);
    }
  }

  stop(by: StoppedBy): void {
    if (this.#stoppedBy !== undefined) return;
    this.#stoppedBy = by;
    const reason = by === "signal" ? this.#callerSignal?.reason : new DOMException(`${by} limit`, "TimeoutError");
    this.#controller.abort(reason);
    for (const reject of this.#waiting) reject(reason);
  }

  /** The attempt itself is over; deadline and signal go on. */
  endTimeout(): void {
    this.#stopTimeout();
  }

  dispose(): void {
    this.#lifetime.delete(this);
    this.#stopTimeout();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }

  #follow(signal: AbortSignal): void {
    const onAbort = () => this.stop("signal");
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener("abort", onAbort, { once: true });
    this.#cleanups.push(() => signal.removeEventListener("abort", onAbort));
  }
}
