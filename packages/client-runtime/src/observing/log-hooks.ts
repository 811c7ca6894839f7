import { AbortError } from "../errors/call-error.ts";
import { ClientError } from "../errors/client-error.ts";
import type { Hooks } from "../options/hooks.ts";
import { networkErrorReason } from "../retry/classify.ts";
import type { Logger, LogLevel } from "./log.ts";
import { redactedHeaders, redactedUrl } from "./redaction.ts";

/** Hooks that write to a logger. @param secret names of headers and parameters besides those that are known to be secret */
export function logHooks(logger: Logger, levels: ReadonlySet<LogLevel>, secret: ReadonlySet<string>): Hooks {
  const hooks: { -readonly [Name in keyof Hooks]: Hooks[Name] } = {};
  const target = (url: string) => redactedUrl(url, secret);
  const shown = (headers: Headers) => (levels.has("debug") ? { headers: redactedHeaders(headers, secret) } : {});
  if (levels.has("debug")) {
    hooks.onRequest = ({ operation, method, url, attempt, headers }) =>
      logger.debug(`${operation}: ${method} ${target(url)}`, { attempt, ...shown(headers) });
  }
  if (levels.has("info")) {
    hooks.onResponse = ({ operation, method, url, attempt, status, requestId, duration, headers }) =>
      logger.info(`${operation}: ${status} after ${rounded(duration)} s`, {
        ...{ method, url: target(url), attempt, requestId },
        ...shown(headers),
      });
  }
  if (levels.has("warn")) {
    hooks.onRetry = ({ operation, attempt, delay, status, error }) =>
      logger.warn(`${operation}: trying again in ${rounded(delay)} s`, {
        ...{ attempt, status },
        error: error === undefined ? undefined : networkErrorReason(error),
      });
  }
  hooks.onError = ({ operation, error }) => {
    // Who aborts a call knows of it.
    const level: keyof Logger = error instanceof AbortError ? "debug" : "error";
    if (!levels.has(level)) return;
    const details = error instanceof ClientError ? error.toJSON() : {};
    logger[level](`${operation}: ${error}`, details);
  };
  return hooks;
}

/** Seconds, to the millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
