import type { ScanPhase, ScanProgress } from "./scan-request.ts";

/** Where each phase ends, in percent of the whole. */
const PHASE_RANGE: Readonly<Record<ScanPhase, readonly [from: number, to: number]>> = {
  connect: [0, 5],
  crawl: [5, 40],
  origin: [40, 60],
  inputs: [60, 99],
  done: [100, 100],
};

/** Reports progress one call at a time, keeping only the newest state while a call runs. */
export class ProgressReporter {
  readonly #report: (progress: ScanProgress) => void | Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  #pending: ScanProgress | undefined;
  #running: Promise<void> | undefined;
  #percent = 0;

  constructor(report: (progress: ScanProgress) => void | Promise<void>, onFailure: (error: unknown) => void) {
    this.#report = report;
    this.#onFailure = onFailure;
  }

  /** `fraction` of the phase that is done, 0 to 1. Never waits for the report. */
  update(phase: ScanPhase, fraction: number, state: Omit<ScanProgress, "phase" | "percent">): void {
    const [from, to] = PHASE_RANGE[phase];
    const percent = Math.floor(from + (to - from) * Math.min(Math.max(fraction, 0), 1));
    this.#percent = Math.max(this.#percent, percent);
    this.#pending = { phase, percent: this.#percent, ...state };
    this.#running ??= this.#drain();
    this.#running.catch(this.#onFailure);
  }

  /** Waits until everything is reported. Rejects with what a report threw. */
  async settle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    await Promise.resolve();
    for (let next = this.#pending; next !== undefined; next = this.#pending) {
      this.#pending = undefined;
      await this.#report(next);
    }
    this.#running = undefined;
  }
}
