import { EventEmitter, once } from "node:events";

/** Tells waiting downloads in this process that a report has reached its final status. */
export class ReportSignals {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();

  /** Waiting is over: the server stops. */
  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  finished(reportId: string): void {
    this.#emitter.emit(reportId);
  }

  /** Lets nobody wait any more. */
  close(): void {
    this.#closing.abort();
  }

  /** Resolves when this process finishes the report, when `timeoutMs` have passed, when `signal` fires, or at a stop. */
  async wait(reportId: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    const enough = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal, this.#closing.signal]);
    await once(this.#emitter, reportId, { signal: enough }).catch((error: unknown) => {
      if (!enough.aborted) throw error;
    });
  }
}
