import { CallError, type CallTrace } from "./call-error.ts";

/** What the server said about a failure. */
export interface ApiErrorFacts {
  readonly status: number;
  readonly headers: Headers;
  /** The body as parsed JSON, or as text where it is not JSON; `undefined` when empty. */
  readonly body: unknown;
  readonly code: string | undefined;
  readonly message: string;
  readonly details: unknown;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
}

/**
 * The server answered with an error. Subclasses go by status; `code` is the contract's error code and tells more.
 * An error inside a 2xx response (`success: false`) is a plain `ApiError`.
 */
export class ApiError extends CallError {
  readonly status: number;
  /** The contract's error code, e.g. `NOT_FOUND`. A newer server may send codes that this version does not know. */
  readonly code: string | undefined;
  /** What the server adds to the message, as the contract declares it. */
  readonly details: unknown;
  /** Quote this when asking for support. */
  readonly requestId: string | undefined;
  /** Seconds that the server asks to wait, if it does. */
  readonly retryAfter: number | undefined;
  /** Response headers. Not enumerable, so that logging the error does not log cookies. */
  declare readonly headers: Headers;
  /** The error body as parsed JSON, or as text where it is not JSON. Not enumerable. */
  declare readonly body: unknown;

  constructor(facts: ApiErrorFacts, trace: CallTrace) {
    super(describe(facts), trace);
    this.status = facts.status;
    this.code = facts.code;
    this.details = facts.details;
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
    Object.defineProperty(this, "headers", { value: facts.headers });
    Object.defineProperty(this, "body", { value: facts.body });
  }

  override get name(): string {
    return "ApiError";
  }
}

/** An `ApiError` of which it is known what codes it can have. */
export interface CodedError<Code extends string> extends ApiError {
  readonly code: Code | undefined;
}

/** Of a message that a server sends, this much is shown. Characters. */
const LONGEST_MESSAGE = 1000;

function describe(facts: ApiErrorFacts): string {
  const notes = [facts.code === undefined ? `${facts.status}` : `${facts.status} ${facts.code}`];
  if (facts.requestId !== undefined) notes.push(`request ${facts.requestId}`);
  if (facts.retryAfter !== undefined) notes.push(`retry after ${Math.ceil(facts.retryAfter)} s`);
  return `${facts.message.slice(0, LONGEST_MESSAGE)} [${notes.join(", ")}]`;
}

/** 400 */
export class BadRequestError extends ApiError {
  override get name(): string {
    return "BadRequestError";
  }
}

/** 401: the credentials are missing, wrong, expired or revoked. */
export class AuthenticationError extends ApiError {
  override get name(): string {
    return "AuthenticationError";
  }
}

/** The token endpoint refused the client credentials. `code` is the `error` of RFC 6749, e.g. `invalid_client`. */
export class OAuthError extends AuthenticationError {
  override get name(): string {
    return "OAuthError";
  }
}

/** 403: the credentials are fine and do not allow this. */
export class PermissionDeniedError extends ApiError {
  override get name(): string {
    return "PermissionDeniedError";
  }
}

/** 404 */
export class NotFoundError extends ApiError {
  override get name(): string {
    return "NotFoundError";
  }
}

/** 409: the resource is in a state that does not allow this. */
export class ConflictError extends ApiError {
  override get name(): string {
    return "ConflictError";
  }
}

/** 413 */
export class PayloadTooLargeError extends ApiError {
  override get name(): string {
    return "PayloadTooLargeError";
  }
}

/** 422 */
export class UnprocessableContentError extends ApiError {
  override get name(): string {
    return "UnprocessableContentError";
  }
}

/** 429: the rate limit is used up, and waiting for it would have taken too long. See `retryAfter`. */
export class RateLimitError extends ApiError {
  override get name(): string {
    return "RateLimitError";
  }
}

/** 500 and above. */
export class InternalServerError extends ApiError {
  override get name(): string {
    return "InternalServerError";
  }
}

const CLASS_BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  413: PayloadTooLargeError,
  422: UnprocessableContentError,
  429: RateLimitError,
};

/** The error of the class that belongs to the status. */
export function apiError(facts: ApiErrorFacts, trace: CallTrace): ApiError {
  const Class = CLASS_BY_STATUS[facts.status] ?? (facts.status >= 500 ? InternalServerError : ApiError);
  return new Class(facts, trace);
}
