import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";
import { overLimit, rateLimitHeaders } from "../limits/rate-limit.ts";
import { checkBodyHeaders } from "../request/body.ts";
import { type RawQuery, readCookies, readQuery } from "../request/sources.ts";
import { Gatekeeper } from "../security/authenticate.ts";
import type { KitOptions } from "./options.ts";

/** What is known of a request before its body is read. */
export interface Admission<Principal> {
  readonly principal: Principal | undefined;
  readonly query: RawQuery;
  readonly cookies: ReadonlyMap<string, string>;
}

/**
 * Decides from the headers alone whether a request may go on: rate limit, credentials, scopes, body type, in this order.
 * The function it makes throws an ApiError or RequestFault when it may not.
 */
export function admitter<Principal>(contract: ServerContract, options: KitOptions<Principal>) {
  const gatekeeper = new Gatekeeper(contract, options);
  return async (
    operation: ServerOperation,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Admission<Principal>> => {
    const query = readQuery(request.raw.url ?? "");
    const cookies = readCookies(request.headers.cookie);
    const sources = { query: query.pairs, headers: request.headers, cookies };
    const { principal, refusal } = await gatekeeper.admit(operation, sources, request);
    const state = await options.rateLimit?.(principal, operation, request);
    if (state !== undefined && contract.rateLimit) reply.headers(rateLimitHeaders(contract.rateLimit, state));
    if (state?.allowed === false) throw overLimit(state);
    if (refusal !== undefined) throw refusal;
    checkBodyHeaders(operation, request.headers);
    return { principal, query, cookies };
  };
}
