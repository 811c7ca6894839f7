export interface FailureOptions {
  /** Default: the status for which the operation declares the code. */
  readonly status?: number;
  /** Default: the first code that the operation declares for the status. */
  readonly code?: string;
  readonly message?: string;
  readonly details?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the API. `failure()` makes one. */
export class MockFailure {
  readonly options: FailureOptions;

  constructor(options: FailureOptions) {
    this.options = options;
  }
}

/**
 * An error for a mock to answer with, by its code, by its status, or in full:
 * `failure("NOT_FOUND")`, `failure(503)`, `failure({ status: 429, headers: { "retry-after": "30" } })`.
 */
export function failure(says: string | number | FailureOptions): MockFailure {
  if (typeof says === "string") return new MockFailure({ code: says });
  return new MockFailure(typeof says === "number" ? { status: says } : says);
}
