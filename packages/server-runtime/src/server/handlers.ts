import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";

/** What a handler is given: decoded, valid, with the contract's defaults filled in. Keys are as in the contract. */
export interface HandlerRequest<
  Params = Record<string, unknown>,
  Query = Record<string, unknown>,
  Headers = Record<string, unknown>,
  Cookies = Record<string, unknown>,
  Body = unknown,
> {
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly cookies: Cookies;
  /** `undefined` when an optional body isn't sent. */
  readonly body: Body;
}

export interface RequestContext<Principal> {
  /** Who calls; `undefined` where the operation is open to everybody. */
  readonly principal: Principal;
  readonly operation: ServerOperation;
  readonly requestId: string;
  /** Aborts when the caller goes away before the answer is complete. */
  readonly signal: AbortSignal;
  readonly log: FastifyBaseLogger;
  /** The idempotency key, on operations that take one. The kit already keeps repeated calls from the handler. */
  readonly idempotencyKey: string | undefined;
  readonly clientIp: string;
  readonly raw: FastifyRequest;
  /** Sets a header of the success; an error brings its own. */
  setHeader(name: string, value: string): void;
}

/**
 * Implements one operation. Returns the bare data (or `withMeta`, `withStatus`, `binary`), or throws an `ApiError` that the
 * contract lists; anything else that it throws is answered as a 500 without details.
 */
export type Handler<Principal> = (request: HandlerRequest, context: RequestContext<Principal>) => unknown;

/** A handler that names the exact types of its request: the kit has checked the request against the contract. */
type TypedHandler<Principal> = (request: never, context: RequestContext<Principal>) => unknown;

/** By resource, then by operation id. Write it as type aliases, not interfaces, to have it checked. */
export type HandlerTable<Principal> = Readonly<Record<string, Readonly<Record<string, TypedHandler<Principal>>>>>;

/** The handler of an operation, called as a method of its group. */
export function handlerOf<Principal>(
  handlers: HandlerTable<Principal>,
  operation: ServerOperation,
): Handler<Principal> | undefined {
  const group = Object.hasOwn(handlers, operation.resource) ? handlers[operation.resource] : undefined;
  const handler = group?.[operation.id];
  return typeof handler === "function" ? (handler.bind(group) as Handler<Principal>) : undefined;
}

/** Refuses to start with operations that nobody implements, or security that nobody declares. */
export function checkCompleteness(contract: ServerContract, handlers: HandlerTable<never>): void {
  const missing = contract.operations.filter((operation) => handlerOf(handlers, operation) === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ resource, id }) => `${resource}.${id}`).join(", ");
    throw new Error(`No handler for ${names}. Add a function for each to the handler table.`);
  }
  for (const { id, security } of contract.operations) {
    const names = security.flatMap((requirement) => Object.keys(requirement));
    const unknown = names.find((name) => !Object.hasOwn(contract.securitySchemes, name));
    if (unknown !== undefined) throw new Error(`${id} asks for the security scheme ${unknown}, which is not declared.`);
  }
}
