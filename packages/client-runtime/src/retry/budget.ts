const CAPACITY = 500;
const COST = { transient: 14, presend: 14, throttle: 5 };

/**
 * Bounds what retries add to the load of a server in trouble (a token bucket, as in AWS's standard mode). One a client:
 * each retry takes tokens, each success gives some back, and when none are left calls fail without a retry. First
 * attempts are never held back.
 */
export class RetryBudget {
  #tokens = CAPACITY;

  /** Pays for one retry. Returns what it cost, or `undefined` if the budget is used up. */
  spend(kind: keyof typeof COST): number | undefined {
    const cost = COST[kind];
    if (this.#tokens < cost) return undefined;
    this.#tokens -= cost;
    return cost;
  }

  /** A call succeeded. @param lastCost what its last retry cost, if it had one */
  refund(lastCost: number | undefined): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + (lastCost ?? 1));
  }
}
