import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";
import { invalidRequest } from "../errors/invalid-request.ts";
import { fingerprint, type Outcome, once } from "../idempotency/replay.ts";
import { type Answer, answerOf } from "../response/answer.ts";
import { checkAnswer } from "../response/check.ts";
import { partOf } from "../response/parts.ts";
import { HandlerResult } from "../response/results.ts";
import type { Candidates, Found } from "../routing/candidates.ts";
import type { Admission, admitter } from "./admission.ts";
import { CallContext } from "./context.ts";
import { decoder } from "./decode.ts";
import type { FailureResponder } from "./failures.ts";
import { type Handler, type HandlerRequest, type HandlerTable, handlerOf } from "./handlers.ts";
import { DEFAULT_BODY_LIMIT, type KitOptions } from "./options.ts";

export interface RouteParts<Principal> {
  readonly contract: ServerContract;
  readonly handlers: HandlerTable<Principal>;
  readonly options: KitOptions<Principal>;
  readonly admit: ReturnType<typeof admitter<Principal>>;
  readonly failures: FailureResponder;
  /** Routes that have a HEAD of their own. */
  readonly ownHeads: ReadonlySet<string>;
  /** The error for a request that no operation is for. */
  readonly noOperation: (request: FastifyRequest) => Error;
}

const MAXIMUM_KEY_LENGTH = 255;

function idempotencyKey(operation: ServerOperation, request: FastifyRequest): string | undefined {
  const name = operation.idempotencyKey;
  const value = name === undefined ? undefined : request.headers[name.toLowerCase()];
  if (name === undefined || typeof value !== "string" || value === "") return undefined;
  if (value.length <= MAXIMUM_KEY_LENGTH) return value;
  const reason = `must be at most ${MAXIMUM_KEY_LENGTH} characters long`;
  throw invalidRequest(operation, [{ field: name, reason }]);
}

/** Serves one operation, from an admitted request to the answer. */
class OperationServer<Principal> {
  readonly #operation: ServerOperation;
  readonly #parts: RouteParts<Principal>;
  readonly #handler: Handler<Principal>;
  readonly #decode: ReturnType<typeof decoder>;

  constructor(operation: ServerOperation, handler: Handler<Principal>, parts: RouteParts<Principal>) {
    this.#operation = operation;
    this.#handler = handler;
    this.#parts = parts;
    this.#decode = decoder(parts.contract, operation, parts.options);
  }

  async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    path: Found["path"],
    admission: Admission<Principal>,
  ): Promise<FastifyReply> {
    const input = await this.#decode(request, path, admission);
    const whole = this.#answer(await this.#outcome(input, request, reply, admission), request.id);
    const answer = partOf(this.#operation, whole, request);
    if (answer.payload instanceof Readable) this.#watch(answer.payload, request);
    return reply.code(answer.status).headers(answer.headers).send(answer.payload);
  }

  #answer(outcome: Outcome, requestId: string): Answer {
    const { contract, options } = this.#parts;
    const answer = answerOf(contract, this.#operation, outcome, requestId);
    if (options.validateResponses) checkAnswer(this.#operation, answer, outcome.result.data);
    return answer;
  }

  async #outcome(
    input: HandlerRequest,
    request: FastifyRequest,
    reply: FastifyReply,
    { principal }: Admission<Principal>,
  ): Promise<Outcome> {
    const operation = this.#operation;
    const key = idempotencyKey(operation, request);
    const parts = { operation, principal: principal as Principal, idempotencyKey: key };
    const context = new CallContext(request, reply, parts);
    const { idempotency } = this.#parts.options;
    if (key === undefined || idempotency === undefined) return this.#call(input, context);
    const mark = fingerprint(request.method, request.raw.url ?? "", request.body);
    const report = (error: unknown): void => this.#report(error, request);
    const work = async (): Promise<Outcome> => {
      const outcome = await this.#call(input, context);
      // An answer that breaks the contract must not be kept.
      if (this.#parts.options.validateResponses) this.#answer(outcome, request.id);
      return outcome;
    };
    return once(idempotency, { key, principal, operation, fingerprint: mark }, work, report);
  }

  async #call(input: HandlerRequest, context: CallContext<Principal>): Promise<Outcome> {
    const result = HandlerResult.of(await this.#handler(input, context));
    return { result, headers: context.responseHeaders };
  }

  /** A stream that fails halfway only shows as a broken connection to the caller. */
  #watch(stream: Readable, request: FastifyRequest): void {
    stream.once("error", (error) => this.#report(error, request));
  }

  #report(error: unknown, request: FastifyRequest): void {
    this.#parts.failures.report(error, { operation: this.#operation, requestId: request.id, request });
  }
}

/** A request on its way: what it is for, and whether it may go on. */
interface Entered<Principal> {
  readonly found: Found;
  readonly admission: Admission<Principal>;
}

/** The Fastify route of the operations that look the same to the router. */
export function operationRoute<Principal>(candidates: Candidates, parts: RouteParts<Principal>): RouteOptions {
  const { options, admit, failures, noOperation } = parts;
  const servers = new Map(candidates.operations.map((operation) => [operation, serverOf(operation, parts)]));
  const entered = new WeakMap<FastifyRequest, Entered<Principal>>();
  const foundBy = new WeakMap<FastifyRequest, ServerOperation>();
  return {
    method: candidates.method,
    url: candidates.route,
    bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    exposeHeadRoute: candidates.method === "GET" && !parts.ownHeads.has(candidates.route),
    onRequest: async (request, reply) => {
      const found = candidates.find(request);
      if (found === undefined) throw noOperation(request);
      foundBy.set(request, found.operation);
      entered.set(request, { found, admission: await admit(found.operation, request, reply) });
    },
    handler: async (request, reply) => {
      const entry = entered.get(request);
      const server = entry && servers.get(entry.found.operation);
      if (entry === undefined || server === undefined)
        throw new Error(`${candidates.route} was reached without admission.`);
      return server.serve(request, reply, entry.found.path, entry.admission);
    },
    errorHandler: (error, request, reply) => failures.send(error, foundBy.get(request), request, reply),
  };
}

function serverOf<Principal>(operation: ServerOperation, parts: RouteParts<Principal>): OperationServer<Principal> {
  const handler = handlerOf(parts.handlers, operation);
  if (handler === undefined) throw new Error(`No handler for ${operation.resource}.${operation.id}.`);
  return new OperationServer(operation, handler, parts);
}
