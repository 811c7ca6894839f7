/** An attempt is about to be sent. */
export interface RequestEvent {
  /** The contract's `operationId`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** What will be sent, without credentials. Changes are sent too. */
  readonly headers: Headers;
  /** 1 for the first. */
  readonly attempt: number;
}

/** The head of a response has arrived. */
export interface ResponseEvent {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly attempt: number;
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  /** Seconds since the attempt began. */
  readonly duration: number;
}

/** An attempt failed and will be made again. */
export interface RetryEvent {
  readonly operation: string;
  /** The attempt that failed; 1 for the first. */
  readonly attempt: number;
  /** Seconds until the next one. */
  readonly delay: number;
  /** Status of the response; absent if there was none. */
  readonly status?: number;
  /** Network error or timeout, if there was no complete response. */
  readonly error?: unknown;
}

/** A call has failed for good. */
export interface FailureEvent {
  readonly operation: string;
  readonly error: unknown;
}

/**
 * Called as calls go on, and waited for. What a hook throws fails the call at once.
 */
export interface Hooks {
  readonly onRequest?: (event: RequestEvent) => void | PromiseLike<void>;
  readonly onResponse?: (event: ResponseEvent) => void | PromiseLike<void>;
  readonly onRetry?: (event: RetryEvent) => void | PromiseLike<void>;
  readonly onError?: (event: FailureEvent) => void | PromiseLike<void>;
}
