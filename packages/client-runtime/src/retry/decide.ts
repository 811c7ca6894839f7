import type { RetryBudget } from "./budget.ts";
import type { FailureClass } from "./classify.ts";
import type { ResolvedPolicy } from "./policy.ts";

export interface Failure {
  readonly kind: FailureClass;
  /** Seconds that the server asks to wait. */
  readonly hint: number | undefined;
}

export interface Circumstances {
  readonly policy: ResolvedPolicy;
  /** Retries made so far. */
  readonly retries: number;
  readonly safe: boolean;
  readonly replayable: boolean;
  /** Seconds left until the call's deadline; `Infinity` without one. */
  readonly remaining: number;
  readonly budget: RetryBudget;
  readonly random: () => number;
}

export interface Retry {
  /** Seconds to wait before it. */
  readonly delay: number;
  /** What it took from the budget. */
  readonly cost: number;
}

/** Whether, and after how long, a failed attempt is made again. `undefined`: it is not. */
export function decideRetry(failure: Failure, circumstances: Circumstances): Retry | undefined {
  const { kind, hint } = failure;
  const { policy, retries, remaining, budget } = circumstances;
  if (kind === "final" || !circumstances.replayable) return undefined;
  if (kind === "transient" && !circumstances.safe) return undefined;
  if (retries >= policy.maxRetries) return undefined;
  if (hint !== undefined && hint > policy.maxRetryAfter) return undefined;
  const delay = retryDelay(failure, circumstances);
  if (delay >= remaining) return undefined;
  const cost = budget.spend(kind);
  return cost === undefined ? undefined : { delay, cost };
}

/** The server's hint and a little more, so that clients don't all return at once; or full jitter below a growing bound. */
function retryDelay({ kind, hint }: Failure, { policy, retries, random }: Circumstances): number {
  if (hint !== undefined) return hint * (1 + 0.1 * random());
  const step = kind === "throttle" ? policy.throttleDelay : policy.baseDelay;
  return random() * Math.min(policy.maxDelay, step * 2 ** retries);
}
