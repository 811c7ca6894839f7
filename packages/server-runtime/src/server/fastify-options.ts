import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServerContract } from "../contract.ts";
import { ApiError } from "../errors/api-error.ts";
import { codeFor } from "../errors/codes.ts";
import { jsonType } from "../response/answer.ts";
import { errorBody } from "../response/bodies.ts";
import { FailureResponder } from "./failures.ts";
import type { KitOptions } from "./options.ts";
import { newRequestId } from "./request-id.ts";

/** Faults of the HTTP message itself, by the parser's code. */
const faults: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "The request's headers are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive."],
};
const MALFORMED = [400, "The request is not valid HTTP."] as const;

function rawAnswer(contract: ServerContract, requestId: string, status: number, message: string): string {
  const error = new ApiError(status, codeFor(contract, undefined, status), message);
  const text = JSON.stringify(errorBody(contract, undefined, error, requestId));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    `Content-Type: ${jsonType(undefined, contract.errors.mediaType)}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(contract.requestIdHeader === undefined ? [] : [`${contract.requestIdHeader}: ${requestId}`]),
    "Connection: close",
  ];
  return `${lines.join("\r\n")}\r\n\r\n${text}`;
}

export interface FastifyServerParts {
  readonly genReqId: () => string;
  readonly frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => void;
  readonly clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => void;
}

/**
 * Options of the Fastify server itself: `Fastify({ ...fastifyOptions(contract) })`. They give the contract's shape to what
 * fails before any plugin is reached: a malformed path, headers that are too large, broken HTTP.
 */
export function fastifyOptions(
  contract: ServerContract,
  options: Pick<KitOptions<never>, "requestIds" | "onError"> = {},
): FastifyServerParts {
  const requestIds = options.requestIds ?? newRequestId;
  const failures = new FailureResponder(contract, options);
  return {
    genReqId: () => requestIds(),
    frameworkErrors(error, request, reply) {
      if (contract.requestIdHeader !== undefined) reply.header(contract.requestIdHeader, request.id);
      failures.send(error, undefined, request, reply);
    },
    clientErrorHandler(error, socket) {
      if (error.code === "ECONNRESET" || !socket.writable) {
        socket.destroy();
        return;
      }
      const [status, message] = faults[error.code ?? ""] ?? MALFORMED;
      socket.end(rawAnswer(contract, requestIds(), status, message));
    },
  };
}
