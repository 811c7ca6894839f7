import type { Clock } from "../options/clock.ts";
import type { Lifetime, Stoppable } from "./lifetime.ts";
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
export class AttemptLimit implements Stoppable {
  readonly #controller = new AbortController();
  readonly #lifetime: Lifetime;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #onAbort: (() => void) | undefined;
  readonly #stopTimeout: () => void;
  readonly #stopDeadline: () => void;
  /** Whoever waits. A promise that all who wait share would keep every one of them until it settles. */
  #onStop: ((reason: unknown) => void) | undefined;
  /** Ends the reading of a body that doesn't heed the signal. */
  cancelBody: (() => void) | undefined;
  #stoppedBy: StoppedBy | undefined;

  constructor({ clock, lifetime, signal, timeout, remaining }: LimitOptions) {
    this.#lifetime = lifetime;
    this.#callerSignal = signal;
    this.#stopTimeout = startTimer(clock, timeout, () => this.stop("attempt"), "timeout");
    this.#stopDeadline = startTimer(clock, remaining, () => this.stop("deadline"), "timeout");
    if (signal) {
      this.#onAbort = () => this.stop("signal");
      if (signal.aborted) this.#onAbort();
      else signal.addEventListener("abort", this.#onAbort);
    }
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

  /** Has `act` called when the limit is hit, or at once if it was. In the place of what was to be called before. */
  whenStopped(act: (reason: unknown) => void): void {
    this.#onStop = act;
    if (this.#stoppedBy !== undefined) act(this.signal.reason);
  }

  /** Ends as the promise does, or when the limit is hit, even if what is waited for does not heed signals. One at a time. */
  race<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      promise.then(resolve, reject);
      this.whenStopped(reject);
    });
  }

  stop(by: StoppedBy): void {
    if (this.#stoppedBy !== undefined) return;
    this.#stoppedBy = by;
    const reason = by === "signal" ? this.#callerSignal?.reason : new DOMException(`${by} limit`, "TimeoutError");
    this.#controller.abort(reason);
    this.#onStop?.(reason);
    this.cancelBody?.();
  }

  /** The attempt itself is over; deadline and signal go on. */
  endTimeout(): void {
    this.#stopTimeout();
  }

  dispose(): void {
    this.#lifetime.delete(this);
    this.#stopTimeout();
    this.#stopDeadline();
    if (this.#onAbort) this.#callerSignal?.removeEventListener("abort", this.#onAbort);
  }
}
