import type { FastifyRequest } from "fastify";
import type { ServerOperation } from "../contract.ts";
import type { IdempotencyStore } from "../idempotency/store.ts";
import type { RateLimitState } from "../limits/rate-limit.ts";
import type { Authenticator } from "../security/authenticate.ts";

/** Where an unexpected error happened. */
export interface FailureContext {
  /** `undefined` when no operation was found yet. */
  readonly operation: ServerOperation | undefined;
  readonly requestId: string;
  readonly request: FastifyRequest;
}

export interface KitOptions<Principal> extends Authenticator<Principal> {
  /** Counts a request; `undefined` when it isn't limited. Called after authentication, before the body is read. */
  readonly rateLimit?: (
    principal: Principal | undefined,
    operation: ServerOperation,
    request: FastifyRequest,
  ) => Promise<RateLimitState | undefined> | RateLimitState | undefined;
  /** Keeps calls with an idempotency key from being done twice. Without it the key goes to the handler alone. */
  readonly idempotency?: IdempotencyStore<Principal>;
  /** Checks every answer against the contract; for development and tests. Default false. */
  readonly validateResponses?: boolean;
  /** Largest request body in bytes. Default 1 MiB. */
  readonly bodyLimit?: number;
  /** What happens to query parameters that the operation doesn't have. Default `reject`. */
  readonly unknownQuery?: "reject" | "ignore";
  /** Makes request ids. Default `req_` and 22 random letters and digits. */
  readonly requestIds?: () => string;
  /** Told about every error that the caller sees as a plain 500. Without it, the request's log is. */
  readonly onError?: (error: unknown, context: FailureContext) => void;
}

export const DEFAULT_BODY_LIMIT = 2 ** 20;
