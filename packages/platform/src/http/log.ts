import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import { pino } from "pino";
import type { LogLevel } from "../config/config.ts";

export type Log = FastifyBaseLogger;

/** Of a request, only what can't be secret: no headers, no body, and no query, where people put keys by mistake. */
function describeRequest(request: FastifyRequest): object {
  return { method: request.method, path: request.url.split("?")[0], remoteAddress: request.ip };
}

/** Writes one JSON object a line to stderr; stdout is for people. */
export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { req: describeRequest },
      // The database's errors carry the values of the query that failed.
      redact: { paths: ["err.params"], remove: true },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
