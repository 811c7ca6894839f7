import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { API_PREFIX } from "./location.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

interface OutsideError {
  readonly status: number;
  readonly code: "NOT_FOUND" | "INVALID_REQUEST";
  readonly message: string;
}

/** An error in the API's shape, for what no operation answers: a client library can only show errors that it can read. */
function send(request: FastifyRequest, reply: FastifyReply, { status, code, message }: OutsideError): void {
  reply.code(status).send({ success: false, error: { code, message }, meta: { request_id: request.id } });
}

/** Answers paths outside of the API; whoever asks for one mostly has a base URL wrong. */
export function addUnknownPathAnswer(app: FastifyInstance): void {
  const message = `Nothing is here. The API is at ${API_PREFIX}, its documentation at /docs/.`;
  app.setNotFoundHandler((request, reply) => send(request, reply, { status: 404, code: "NOT_FOUND", message }));
}

/** Answers what Fastify refuses before it looks for a route: paths that can't be decoded. */
export function answerFrameworkError(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
  const message = "The path is not valid: a % must be followed by two hexadecimal digits of UTF-8 text.";
  send(request, reply, { status: 400, code: "INVALID_REQUEST", message });
}
