import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";
import { ApiError } from "../errors/api-error.ts";
import { byStatus, codeFor } from "../errors/codes.ts";
import { faultOfFastify } from "../errors/fastify-errors.ts";
import { RequestFault } from "../errors/request-fault.ts";
import { jsonType } from "../response/answer.ts";
import { errorBody, errorShapeOf } from "../response/bodies.ts";
import { checkError } from "../response/check.ts";
import { challenge } from "../security/challenge.ts";
import { DEFAULT_BODY_LIMIT, type FailureContext, type KitOptions } from "./options.ts";

const INTERNAL = "The server failed to answer. Quote the request id to support.";

type FailureOptions = Pick<KitOptions<never>, "bodyLimit" | "validateResponses" | "onError">;

/** Answers errors in the contract's shape, and tells the app about the unexpected ones. */
export class FailureResponder {
  readonly #contract: ServerContract;
  readonly #options: FailureOptions;
  readonly #reported = new WeakSet<object>();

  constructor(contract: ServerContract, options: FailureOptions) {
    this.#contract = contract;
    this.#options = options;
  }

  /** Tells the app about an error that the caller must not see; each error once. */
  report(error: unknown, context: FailureContext): void {
    if (typeof error === "object" && error !== null) {
      if (this.#reported.has(error)) return;
      this.#reported.add(error);
    }
    const { log } = context.request;
    if (this.#options.onError === undefined) {
      log.error({ err: error, operation: context.operation?.id }, "unexpected error");
      return;
    }
    try {
      this.#options.onError(error, context);
    } catch (failure) {
      log.error({ err: failure }, "onError failed");
    }
  }

  send(error: unknown, operation: ServerOperation | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const answer = this.#answer(error, operation, request);
    const { text } = answer;
    reply.removeHeader("content-disposition");
    if (answer.error.status === 401) {
      const value = challenge(this.#contract, operation);
      if (value !== undefined) reply.header("www-authenticate", value);
    }
    reply
      .code(answer.error.status)
      .headers(answer.error.headers)
      .header("content-type", this.#mediaType(operation, answer.error.status))
      .send(text);
  }

  #mediaType(operation: ServerOperation | undefined, status: number): string {
    const declared = operation && byStatus(operation.responses, status);
    return jsonType(declared, errorShapeOf(this.#contract, operation, status).mediaType);
  }

  #answer(error: unknown, operation: ServerOperation | undefined, request: FastifyRequest) {
    const known = this.#known(error, operation);
    if (known === undefined) {
      this.report(error, { operation, requestId: request.id, request });
      return this.#internal(operation, request);
    }
    try {
      const text = JSON.stringify(errorBody(this.#contract, operation, known, request.id));
      const own = error instanceof ApiError && operation !== undefined && this.#options.validateResponses === true;
      if (own) checkError(operation, known.status, known.code, text);
      return { error: known, text };
    } catch (violation) {
      this.report(violation, { operation, requestId: request.id, request });
      return this.#internal(operation, request);
    }
  }

  /** The error to answer with, when it is one that the caller may see. */
  #known(error: unknown, operation: ServerOperation | undefined): ApiError | undefined {
    if (error instanceof ApiError) return error;
    const limit = this.#options.bodyLimit ?? DEFAULT_BODY_LIMIT;
    const fault = error instanceof RequestFault ? error : faultOfFastify(error, limit);
    if (fault === undefined) return undefined;
    const { status, message, details, headers } = fault;
    return new ApiError(status, codeFor(this.#contract, operation, status, fault.code), message, details, headers);
  }

  #internal(operation: ServerOperation | undefined, request: FastifyRequest) {
    const error = new ApiError(500, codeFor(this.#contract, operation, 500), INTERNAL);
    return { error, text: JSON.stringify(errorBody(this.#contract, operation, error, request.id)) };
  }
}
