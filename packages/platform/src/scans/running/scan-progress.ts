import { setTimeout as sleep } from "node:timers/promises";
import type { ScanPhase } from "@hivepro/server";
import type { Clock } from "../../clock/clock.ts";
import type { Database } from "../../database/open-database.ts";
import type { ScanPhase as EnginePhase, ScanProgress } from "../../engine/index.ts";

/** Twice a second is often enough for people, and spares the database. */
const WRITE_EVERY_MS = 500;

const PHASES: Readonly<Record<EnginePhase, ScanPhase>> = {
  connect: "crawling",
  crawl: "crawling",
  origin: "checking",
  inputs: "checking",
  done: "finished",
};

/** Writes a scan's progress to its row: the newest one, but not more often than makes sense. */
export class ScanProgressWriter {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #scanId: string;
  readonly #stop = new AbortController();
  #latest: ScanProgress | undefined;
  #written: ScanProgress | undefined;
  #writing: Promise<void> | undefined;

  constructor(db: Database, clock: Clock, scanId: string) {
    this.#db = db;
    this.#clock = clock;
    this.#scanId = scanId;
  }

  /** Returns at once; a write that fails is thrown by `stop`. */
  report(progress: ScanProgress): void {
    this.#latest = progress;
    this.#writing ??= this.#writeAll();
    // Only so that a failure doesn't count as unhandled until `stop` throws it.
    this.#writing.catch(() => {});
  }

  /** Waits for a write that is under way; what was not written yet is left to whoever ends the scan. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#writing;
  }

  /** What the newest progress says, written or not. */
  statistics(): { requests: number; pages_found: number; pages_scanned: number } {
    const { requests = 0, pagesFound = 0, pagesDone = 0 } = this.#latest ?? {};
    return { requests, pages_found: pagesFound, pages_scanned: pagesDone };
  }

  async #writeAll(): Promise<void> {
    while (this.#latest !== undefined && this.#latest !== this.#written && !this.#stop.signal.aborted) {
      this.#written = this.#latest;
      await this.#write(this.#latest);
      await sleep(WRITE_EVERY_MS, undefined, { signal: this.#stop.signal }).catch(() => {});
    }
    this.#writing = undefined;
  }

  async #write({ phase, percent }: ScanProgress): Promise<void> {
    await this.#db
      .updateTable("scans")
      .set({ ...this.statistics(), phase: PHASES[phase], progress: percent, updated_at: this.#clock.now() })
      .where("id", "=", this.#scanId)
      .where("status", "=", "running")
      .execute();
  }
}
