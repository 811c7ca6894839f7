import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import type { ServerContract } from "../contract.ts";
import { pathOf } from "../request/url-encoding.ts";
import { candidatesOf } from "../routing/candidates.ts";
import { unmatchedFaults } from "../routing/unmatched.ts";
import { admitter } from "./admission.ts";
import { FailureResponder } from "./failures.ts";
import { checkCompleteness, type HandlerTable } from "./handlers.ts";
import { operationRoute } from "./operation-route.ts";
import { DEFAULT_BODY_LIMIT, type KitOptions } from "./options.ts";
import { newRequestId } from "./request-id.ts";

/** Bodies are read whole, whatever their type; the operation's contract then decides what they are. */
function takeBodiesAsBytes(app: FastifyInstance, bodyLimit: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
}

function nameRequests(app: FastifyInstance, contract: ServerContract, requestIds: () => string): void {
  app.setGenReqId(requestIds);
  const header = contract.requestIdHeader;
  app.addHook("onRequest", (request, reply, done) => {
    if (header !== undefined) reply.header(header, request.id);
    reply.header("x-content-type-options", "nosniff");
    done();
  });
}

function pathBelow(prefix: string, request: FastifyRequest): string {
  return pathOf(request.raw.url ?? "").slice(prefix.length);
}

/**
 * A Fastify plugin that serves a contract with the app's handlers. Register it with a `prefix`; what happens below the
 * prefix is its own, and every answer there, errors included, has the contract's shape.
 *
 * @throws Error when an operation has no handler, or asks for an undeclared security scheme
 */
export function contractPlugin<Principal>(
  contract: ServerContract,
  handlers: HandlerTable<Principal>,
  options: KitOptions<Principal>,
): FastifyPluginAsync {
  checkCompleteness(contract, handlers);
  const failures = new FailureResponder(contract, options);
  const admit = admitter(contract, options);
  const unmatched = unmatchedFaults(contract);
  const routes = candidatesOf(contract.operations);
  const ownHeads = new Set(routes.filter(({ method }) => method === "HEAD").map(({ route }) => route));
  return async (app) => {
    nameRequests(app, contract, options.requestIds ?? newRequestId);
    takeBodiesAsBytes(app, options.bodyLimit ?? DEFAULT_BODY_LIMIT);
    const noOperation = (request: FastifyRequest) => unmatched(request.method, pathBelow(app.prefix, request));
    // Refused before the body is read; the handler below only makes the prefix answer for itself.
    app.addHook("onRequest", (request, _reply, done) => done(request.is404 ? noOperation(request) : undefined));
    app.setNotFoundHandler((request, reply) => failures.send(noOperation(request), undefined, request, reply));
    app.setErrorHandler((error, request, reply) => failures.send(error, undefined, request, reply));
    for (const candidates of routes) {
      app.route(operationRoute(candidates, { contract, handlers, options, admit, failures, ownHeads, noOperation }));
    }
  };
}
