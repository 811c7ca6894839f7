import { AbortError } from "../errors/call-error.ts";
import { ClientError } from "../errors/client-error.ts";
import type { Hooks } from "../options/hooks.ts";
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
      logger.info(`${operation}: ${status} after ${duration} s`, {
        ...{ method, url: target(url), attempt, requestId },
        ...shown(headers),
      });
  }
  if (levels.has("warn")) {
    hooks.onRetry = ({ operation, attempt, delay, status, error }) =>
      logger.warn(`${operation}: trying again in ${delay} s`, { attempt, status, error: textOf(error) });
  }
  hooks.onError = ({ operation, error }) => {
    // Who aborts a call knows of it.
    const level: keyof Logger = error instanceof AbortError ? "debug" : "error";
    if (!levels.has(level)) return;
    const details = error instanceof ClientError ? error.toJSON() : {};
    logger[level](`${operation}: ${textOf(error)}`, details);
  };
  return hooks;
}

function textOf(error: unknown): string | undefined {
  return error === undefined ? undefined : String(error);
}
