export type * from "./contract.ts";
export { ApiError } from "./errors/api-error.ts";
export { ContractViolation } from "./errors/contract-violation.ts";
export type { IdempotencyStore, IdempotentCall, StoredResponse } from "./idempotency/store.ts";
export type { RateLimitState } from "./limits/rate-limit.ts";
export {
  type BinaryContent,
  BinaryResult,
  binary,
  HandlerResult,
  type VerbatimContent,
  VerbatimResult,
  verbatim,
  withMeta,
  withStatus,
} from "./response/results.ts";
export { applyDefaults, type Issue, matches, type Schema, s, validate } from "./schema/index.ts";
export type { Authenticator } from "./security/authenticate.ts";
export { type Credential, parseBasic } from "./security/credentials.ts";
export { type FastifyServerParts, fastifyOptions } from "./server/fastify-options.ts";
export type { Handler, HandlerRequest, HandlerTable, RequestContext } from "./server/handlers.ts";
export type { FailureContext, KitOptions } from "./server/options.ts";
export { contractPlugin } from "./server/plugin.ts";
export { newRequestId } from "./server/request-id.ts";
