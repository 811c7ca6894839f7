import { networkErrorCode } from "../retry/classify.ts";
import { ClientError } from "./client-error.ts";

/** What is known about a call at the moment it fails. */
export interface CallTrace {
  /** The contract's `operationId`. */
  readonly operation: string;
  /** Method and path template, e.g. `GET /scans/{scan_id}`: what a message may show, as it has no values in it. */
  readonly route: string;
  /** HTTP requests made so far for this call. */
  readonly attempts: number;
  /** How many of them were retries; a new attempt with a fresh token is none. */
  readonly retryCount: number;
  /** Seconds spent waiting between attempts. */
  readonly retryDelay: number;
}

/** A call that failed, with how often it was tried. */
export class CallError extends ClientError {
  declare readonly operation: string;
  /** HTTP requests made for this call; 0 when it failed before the first. */
  readonly attempts: number;
  /** How many of them were retries. */
  readonly retryCount: number;
  /** Seconds spent waiting between attempts. */
  readonly retryDelay: number;

  constructor(message: string, trace: CallTrace, options?: ErrorOptions) {
    super(`${trace.route}: ${message}${attemptsNote(trace)}`, options);
    this.operation = trace.operation;
    this.attempts = trace.attempts;
    this.retryCount = trace.retryCount;
    this.retryDelay = trace.retryDelay;
  }

  override get name(): string {
    return "CallError";
  }
}

function attemptsNote(trace: CallTrace): string {
  return trace.attempts > 1 ? ` (after ${trace.attempts} attempts)` : "";
}

/** No complete response arrived: refused, reset, name not found, a body that ended early. `cause` has the platform's error. */
export class ConnectionError extends CallError {
  /** What the platform calls it, e.g. `ECONNREFUSED`. Browsers don't tell. */
  readonly code: string | undefined;

  constructor(message: string, trace: CallTrace, options?: ErrorOptions) {
    super(message, trace, options);
    this.code = networkErrorCode(options?.cause);
  }

  override get name(): string {
    return "ConnectionError";
  }
}

/** Time ran out. */
export class TimeoutError extends CallError {
  /**
   * Which limit was hit: `attempt` (option `timeout`), `deadline` (option `deadline`), or `idle` (a body stood still
   * for longer than `idleTimeout`).
   */
  readonly limit: "attempt" | "deadline" | "idle";

  constructor(limit: TimeoutError["limit"], message: string, trace: CallTrace, options?: ErrorOptions) {
    super(message, trace, options);
    this.limit = limit;
  }

  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller's signal was aborted, and `cause` is its reason; or the client was closed, and there is none. */
export class AbortError extends CallError {
  override get name(): string {
    return "AbortError";
  }
}

/** What an EnvelopeError tells about the response that it is about. */
export interface UnreadableResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  /** The beginning of the body as text, at most 512 characters. */
  readonly excerpt: string;
}

/**
 * A successful status with a body that is not what the contract declares: a proxy's HTML page, truncated JSON, an
 * envelope without its data. Not retried.
 */
export class EnvelopeError extends CallError {
  readonly status: number;
  declare readonly headers: Headers;
  readonly requestId: string | undefined;
  /** The beginning of the body as text, at most 512 characters. Not enumerable, as it may be data that no log should hold. */
  declare readonly excerpt: string;

  constructor(message: string, response: UnreadableResponse, trace: CallTrace, options?: ErrorOptions) {
    super(message, trace, options);
    this.status = response.status;
    this.requestId = response.requestId;
    Object.defineProperty(this, "excerpt", { value: response.excerpt });
    Object.defineProperty(this, "headers", { value: response.headers });
  }

  override get name(): string {
    return "EnvelopeError";
  }
}
