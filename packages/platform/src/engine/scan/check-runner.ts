import type { Check, CheckInfo, Observation } from "../check-model/check.ts";
import type { InputPoint } from "../crawl/input-point.ts";
import type { Page } from "../crawl/page.ts";
import { EngineError } from "../errors.ts";
import type { FindingCollector } from "../findings/finding-collector.ts";
import { BudgetExhausted } from "../http/scan-client.ts";
import { withConcurrency } from "./in-batches.ts";
import type { ScanSite } from "./scan-site.ts";

export interface CheckRunnerOptions {
  readonly checks: readonly Check[];
  readonly site: ScanSite;
  readonly collector: FindingCollector;
  readonly signal: AbortSignal;
  readonly concurrency: number;
}

export interface FailedCheck {
  readonly checkId: string;
  readonly reason: string;
}

/** Runs checks, keeps a used-up budget and a faulty check from ending the scan. */
export class CheckRunner {
  readonly #options: CheckRunnerOptions;
  readonly #failed = new Map<string, FailedCheck>();
  #budgetExhausted = false;

  constructor(options: CheckRunnerOptions) {
    this.#options = options;
  }

  get budgetExhausted(): boolean {
    return this.#budgetExhausted;
  }

  get failed(): readonly FailedCheck[] {
    return [...this.#failed.values()];
  }

  async checkPage(page: Page): Promise<void> {
    for (const check of this.#options.checks) {
      if ("onPage" in check) await this.#run(check.info, async () => check.onPage(page, this.#options.site));
    }
  }

  async checkOrigin(onDone: (fraction: number) => void): Promise<void> {
    const checks = this.#options.checks.filter((check) => "onOrigin" in check);
    let done = 0;
    await withConcurrency(checks, this.#options.concurrency, async (check) => {
      await this.#run(check.info, () => check.onOrigin(this.#options.site));
      done += 1;
      onDone(done / checks.length);
    });
  }

  async checkInputs(inputs: readonly InputPoint[], onDone: (fraction: number) => void): Promise<void> {
    let done = 0;
    await withConcurrency(inputs, this.#options.concurrency, async (input) => {
      await this.#checkInput(input);
      done += 1;
      onDone(done / inputs.length);
    });
  }

  /** Runs `work` and tells whether the budget sufficed for it. */
  async withinBudget(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof BudgetExhausted)) throw error;
      this.#budgetExhausted = true;
    }
  }

  async #checkInput(input: InputPoint): Promise<void> {
    for (const check of this.#options.checks) {
      if (!("onInput" in check) || this.#budgetExhausted) continue;
      await this.#run(check.info, async () => {
        const observation = await check.onInput(input, this.#options.site);
        return observation === undefined ? [] : [observation];
      });
    }
  }

  async #run(info: CheckInfo, observe: () => Promise<readonly Observation[]>): Promise<void> {
    const observations = await this.#observe(info, observe);
    await this.#options.collector.add(info, observations);
  }

  async #observe(info: CheckInfo, observe: () => Promise<readonly Observation[]>): Promise<readonly Observation[]> {
    try {
      return await observe();
    } catch (error) {
      if (this.#options.signal.aborted || error instanceof EngineError) throw error;
      if (error instanceof BudgetExhausted) this.#budgetExhausted = true;
      else
        this.#failed.set(info.id, { checkId: info.id, reason: error instanceof Error ? error.message : String(error) });
      return [];
    }
  }
}
