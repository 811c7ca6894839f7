import { ConfigurationError } from "../errors/client-error.ts";

const DEFAULT_TIMEOUT = 60;

/** What bounds one call. */
export interface Limits {
  /** Seconds an attempt. */
  readonly timeout: number;
  /** Seconds over all; `Infinity` for no limit. */
  readonly deadline: number;
  /** `undefined`: as the contract says. */
  readonly maxRetries: number | undefined;
}

interface LimitOptions {
  readonly timeout?: number | undefined;
  readonly deadline?: number | undefined;
  readonly maxRetries?: number | undefined;
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
  };
}

/** @returns `seconds`, if that is a length of time */
export function duration(option: string, seconds: number): number {
  if (typeof seconds === "number" && seconds > 0) return seconds;
  throw new ConfigurationError(`${option} must be a number of seconds above 0, and is ${seconds}.`);
}
