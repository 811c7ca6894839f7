import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from "fastify";
import type { ServerOperation } from "../contract.ts";
import { clientSignal } from "./client-signal.ts";
import type { RequestContext } from "./handlers.ts";

interface ContextParts<Principal> {
  readonly operation: ServerOperation;
  readonly principal: Principal;
  readonly idempotencyKey: string | undefined;
}

/** The context of one call. The signal is made only for handlers that look at it. */
export class CallContext<Principal> implements RequestContext<Principal> {
  readonly operation: ServerOperation;
  readonly principal: Principal;
  readonly idempotencyKey: string | undefined;
  readonly raw: FastifyRequest;
  /** What the handler has set so far. */
  readonly responseHeaders: Record<string, string> = {};
  readonly #reply: FastifyReply;
  #signal: AbortSignal | undefined;

  constructor(request: FastifyRequest, reply: FastifyReply, parts: ContextParts<Principal>) {
    this.operation = parts.operation;
    this.principal = parts.principal;
    this.idempotencyKey = parts.idempotencyKey;
    this.raw = request;
    this.#reply = reply;
  }

  get requestId(): string {
    return this.raw.id;
  }

  get clientIp(): string {
    return this.raw.ip;
  }

  get log(): FastifyBaseLogger {
    return this.raw.log;
  }

  get signal(): AbortSignal {
    this.#signal ??= clientSignal(this.#reply.raw);
    return this.#signal;
  }

  setHeader(name: string, value: string): void {
    this.responseHeaders[name.toLowerCase()] = value;
  }
}
