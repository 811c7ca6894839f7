import { ConfigurationError } from "../errors/client-error.ts";
import type { RetryPolicy } from "../operation.ts";

const DEFAULT_TIMEOUT = 60;

/** What bounds one call. */
export interface Limits {
  /** Seconds an attempt. */
  readonly timeout: number;
  /** Seconds over all; `Infinity` for no limit. */
  readonly deadline: number;
  /** `undefined`: as the contract says. */
  readonly maxRetries: number | undefined;
  /** In place of what the contract says. */
  readonly retry: RetryOptions | undefined;
}

/** How patiently a call is tried again. */
export type RetryOptions = Omit<RetryPolicy, "maxRetries">;

interface LimitOptions {
  readonly timeout?: number | undefined;
  readonly deadline?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly retry?: RetryOptions | undefined;
}

/** The call's limits, else the client's, else the defaults. */
export function resolveLimits(call: LimitOptions, client: LimitOptions): Limits {
  const maxRetries = call.maxRetries ?? client.maxRetries;
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new ConfigurationError(`maxRetries must be a whole number, 0 or more, and is ${maxRetries}.`);
  }
  return {
    timeout: duration("timeout", call.timeout ?? client.timeout ?? DEFAULT_TIMEOUT),
    deadline: duration("deadline", call.deadline ?? client.deadline ?? Number.POSITIVE_INFINITY),
    maxRetries,
    retry: call.retry || client.retry ? checkedRetry({ ...client.retry, ...call.retry }) : undefined,
  };
}

function checkedRetry(retry: RetryOptions): RetryOptions {
  const { statuses, ...durations } = retry;
  for (const [name, seconds] of Object.entries(durations)) {
    if (typeof seconds === "number" && seconds >= 0) continue;
    throw new ConfigurationError(`retry.${name} must be a number of seconds, 0 or more, and is ${seconds}.`);
  }
  return retry;
}

/** @returns `seconds`, if that is a length of time */
export function duration(option: string, seconds: number): number {
  if (typeof seconds === "number" && seconds > 0) return seconds;
  throw new ConfigurationError(`${option} must be a number of seconds above 0, and is ${seconds}.`);
}
