import { type Draft, withoutParameters } from "../auth/place.ts";
import { redactError } from "../auth/redact.ts";
import { discard, readText } from "../response/read-text.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import type { OutgoingCall, Transport } from "./outgoing.ts";

/** More than this is no JSON document of an API. Bytes. */
const LARGEST_DOCUMENT = 256 * 1024 * 1024;

export interface AttemptResult {
  /** Still running; whoever gets the result disposes it. */
  readonly limit: AttemptLimit;
  /** To be called when the credentials are refused: tells whether another attempt would carry different ones. */
  readonly renew?: (() => boolean) | undefined;
  readonly response?: Response;
  /** Body of a successful response, unless it is left unread. */
  readonly text?: string;
  /** The body is larger than what is taken as a document. */
  readonly truncated?: boolean;
  /** What broke the connection or stopped the attempt. */
  readonly error?: unknown;
}

/**
 * Sends a request once. Failures of the network come back as `error`; what the caller's own functions throw is thrown.
 * @param remaining milliseconds until the deadline of the call
 */
export function attemptOnce(
  transport: Transport,
  call: OutgoingCall,
  attempt: number,
  remaining: number,
): Promise<AttemptResult> {
  const { clock, lifetime } = transport;
  const timeout = call.limits.timeout * 1000;
  const limit = new AttemptLimit({ clock, lifetime, signal: call.signal, timeout, remaining });
  return new Promise((resolve, reject) => {
    limit.whenStopped((error) => resolve({ limit, error }));
    exchange(transport, call, attempt, limit).then(resolve, (error) => {
      limit.dispose();
      reject(error);
    });
  });
}

/** Goes on by itself after the limit was hit, and leaves nothing behind then. */
async function exchange(
  transport: Transport,
  call: OutgoingCall,
  attempt: number,
  limit: AttemptLimit,
): Promise<AttemptResult> {
  const { authenticator, clock, hooks, window } = transport;
  const { operation, request } = call;
  const startedAt = clock.now();
  const draft: Draft = { url: request.url, headers: { ...request.headers }, secretParameters: [] };
  if (hooks.onRequest) await announceRequest(transport, call, attempt, draft);
  const authorized = authenticator?.authorize(operation, draft);
  const renew = typeof authorized === "object" ? await authorized : authorized;
  if (limit.stoppedBy !== undefined) return { limit };
  let response: Response | undefined;
  try {
    response = await transport.fetch(draft.url, requestInit(call, draft, limit));
    // A fetch that does not heed the signal may still deliver a response that nobody waits for.
    if (limit.stoppedBy === undefined) {
      window?.observe(response.headers, clock.now());
      hideParameters(response, draft);
    }
  } catch (error) {
    return { limit, renew, error: redacted(error, transport) };
  }
  try {
    if (hooks.onResponse) await announceResponse(transport, call, attempt, response, startedAt);
  } catch (error) {
    discard(response);
    throw error;
  }
  if (limit.stoppedBy !== undefined) {
    discard(response);
    return { limit };
  }
  if (!response.ok || call.body === "unread") return { limit, renew, response };
  try {
    const { text, truncated } = await readText(response, LARGEST_DOCUMENT, limit);
    return { limit, renew, response, text, truncated };
  } catch (error) {
    return { limit, renew, error: redacted(error, transport) };
  }
}

async function announceRequest(
  { hooks }: Transport,
  { operation, request }: OutgoingCall,
  attempt: number,
  draft: Draft,
): Promise<void> {
  const { url, method } = request;
  const headers = new Headers(draft.headers);
  await hooks.onRequest?.({ operation: operation.id, method, url, headers, attempt });
  draft.headers = Object.fromEntries(headers);
}

function requestInit({ request, body }: OutgoingCall, { headers }: Draft, limit: AttemptLimit): RequestInit {
  const signal = body === "unread" ? limit.lastingSignal : limit.signal;
  const init: RequestInit & { duplex?: "half" } = { method: request.method, headers, signal };
  if (request.body) init.body = request.body.content();
  if (request.body?.streaming) init.duplex = "half";
  return request.init ? { ...request.init, ...init } : init;
}

/** Credentials in the query are not shown. */
function hideParameters(response: Response, { secretParameters }: Draft): void {
  if (secretParameters.length === 0) return;
  Object.defineProperty(response, "url", { value: withoutParameters(response.url, secretParameters) });
}

function redacted(error: unknown, { authenticator }: Transport): unknown {
  return authenticator ? redactError(error, (text) => authenticator.redact(text)) : error;
}

async function announceResponse(
  { api, clock, hooks }: Transport,
  { operation, request }: OutgoingCall,
  attempt: number,
  { status, headers }: Response,
  startedAt: number,
): Promise<void> {
  await hooks.onResponse?.({
    operation: operation.id,
    method: request.method,
    url: request.url,
    attempt,
    status,
    headers,
    requestId: (api.requestIdHeader && headers.get(api.requestIdHeader)) || undefined,
    duration: (clock.now() - startedAt) / 1000,
  });
}
