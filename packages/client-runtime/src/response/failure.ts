import { type ApiErrorFacts, apiError } from "../errors/api-error.ts";
import {
  AbortError,
  type CallTrace,
  ConnectionError,
  TimeoutError,
  type UnreadableResponse,
} from "../errors/call-error.ts";
import type { ApiDescription, ErrorShape, Operation } from "../operation.ts";
import type { Limits } from "../options/limits.ts";
import { networkErrorReason } from "../retry/classify.ts";
import { retryHint } from "../retry/hint.ts";
import type { StoppedBy } from "../sending/attempt-limit.ts";
import { parseJson } from "./parse-json.ts";
import { textAt, valueAt } from "./pointer.ts";

const EXCERPT_LENGTH = 512;

/** Reads an error body as the contract describes it; a body of any other form becomes the message. */
export function errorFacts(
  api: ApiDescription,
  operation: Operation,
  response: Response,
  text: string,
  now: number,
): ApiErrorFacts {
  const shape = operation.errors ?? api.errors;
  const parsed = parseJson(text);
  const body = parsed ? parsed.value : text || undefined;
  return {
    status: response.status,
    headers: response.headers,
    body,
    code: textAt(body, shape.code),
    message: textAt(body, shape.message) ?? textAt(body, shape.title) ?? fallbackMessage(response, body),
    details: shape.details && valueAt(body, shape.details),
    requestId: requestIdOf(api, response, body, shape),
    retryAfter: retryHint(response.status, response.headers, api.rateLimit, now),
  };
}

/** An error that stands in a response of any status. */
export function responseError(facts: ApiErrorFacts, trace: CallTrace): Error {
  return apiError(facts, trace);
}

function fallbackMessage(response: Response, body: unknown): string {
  const status = (!response.ok && response.statusText) || "the server reports a failure and does not say which";
  return typeof body === "string" ? `${status}: ${body.slice(0, 200).replace(/\s+/g, " ").trim()}` : status;
}

export function requestIdOf(
  api: ApiDescription,
  response: Response,
  body: unknown,
  shape: ErrorShape = api.errors,
): string | undefined {
  const fromBody = textAt(body, shape.requestId);
  return fromBody ?? (api.requestIdHeader ? (response.headers.get(api.requestIdHeader) ?? undefined) : undefined);
}

export function unreadable(api: ApiDescription, response: Response, text: string): UnreadableResponse {
  return {
    status: response.status,
    headers: response.headers,
    requestId: requestIdOf(api, response, undefined),
    excerpt: text.slice(0, EXCERPT_LENGTH),
  };
}

/** The error for an attempt that was stopped from our side. */
export function stoppedError(by: StoppedBy, limits: Limits, trace: CallTrace, cause: unknown): Error {
  switch (by) {
    case "signal":
      return new AbortError("aborted by the caller", trace, { cause });
    case "close":
      return new AbortError("the client was closed", trace);
    case "attempt":
      return new TimeoutError("attempt", `no complete response within ${limits.timeout} s (option timeout)`, trace);
    case "deadline":
      return new TimeoutError("deadline", `not done within ${limits.deadline} s (option deadline)`, trace, { cause });
    case "idle":
      return new TimeoutError("idle", "nothing arrived for too long (option idleTimeout)", trace);
  }
}

/** The error for a body that broke off while it was streamed. */
export function bodyError(
  error: unknown,
  stoppedBy: StoppedBy | undefined,
  limits: Limits,
  trace: CallTrace,
  reason: unknown,
): Error {
  if (stoppedBy !== undefined) return stoppedError(stoppedBy, limits, trace, stoppedBy === "signal" ? reason : error);
  const message = `the connection broke in the middle of the body (${networkErrorReason(error)})`;
  return new ConnectionError(message, trace, { cause: error });
}

export function networkError(error: unknown, url: string, trace: CallTrace): Error {
  const reason = networkErrorReason(error);
  const { origin } = new URL(url);
  const message = `no complete response from ${origin} (${reason}); check that this is the right base URL and can be reached`;
  return new ConnectionError(message, trace, { cause: error });
}
