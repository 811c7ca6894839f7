import type { ApiDescription, Operation, RetryPolicy } from "../operation.ts";
import type { Limits } from "../options/limits.ts";
import type { HeaderRecord } from "../request/headers.ts";

export type ResolvedPolicy = Required<RetryPolicy>;

const DEFAULTS: ResolvedPolicy = {
  maxRetries: 2,
  statuses: [],
  baseDelay: 0.5,
  throttleDelay: 1,
  maxDelay: 8,
  maxRetryAfter: 60,
};

/** The nearest wins: the call's options, the client's, then the operation's declaration, the API's, and the defaults. */
export function resolvePolicy(
  api: ApiDescription,
  operation: Operation,
  { maxRetries, retry }: Pick<Limits, "maxRetries" | "retry">,
): ResolvedPolicy {
  const policy = { ...DEFAULTS, ...api.retry, ...operation.retry, ...retry };
  return maxRetries === undefined ? policy : { ...policy, maxRetries };
}

/** Whether sending the operation twice does no more than sending it once. */
export function isSafeToRepeat(operation: Operation, headers: HeaderRecord): boolean {
  if (operation.method !== "POST" && operation.method !== "PATCH") return true;
  if (operation.idempotent) return true;
  return operation.idempotencyKey !== undefined && Object.hasOwn(headers, operation.idempotencyKey.toLowerCase());
}
