import { EngineError } from "../errors.ts";

/** Joins the caller's signal and the scan's overall timeout into one signal, whose reason is an `EngineError`. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.stop(new EngineError("SCAN_ABORTED", "The scan was cancelled."));

  constructor(outer: AbortSignal, seconds: number) {
    this.#outer = outer;
    const reason = `The scan did not finish within ${seconds} seconds. Allow more time, or reduce its depth.`;
    this.#timer = setTimeout(() => this.stop(new EngineError("SCAN_TIMEOUT", reason)), seconds * 1000);
    if (outer.aborted) this.#onAbort();
    else outer.addEventListener("abort", this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the scan with this error. The first reason counts. */
  stop(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /** Settles as `work` does, but no later than the deadline; then it rejects with the reason. */
  async limit<T>(work: Promise<T>): Promise<T> {
    let onAbort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(this.signal.reason);
      if (this.signal.aborted) onAbort();
      this.signal.addEventListener("abort", onAbort, { once: true });
    });
    try {
      return await Promise.race([work, aborted]);
    } catch (error) {
      throw this.signal.aborted ? this.signal.reason : error;
    } finally {
      this.signal.removeEventListener("abort", onAbort);
      // Whichever of the two lost the race may still reject, and nobody is listening any more.
      aborted.catch(() => {});
      work.catch(() => {});
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#onAbort);
  }
}
