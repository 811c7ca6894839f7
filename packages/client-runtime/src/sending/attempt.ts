import { type Draft, withoutParameters } from "../auth/place.ts";
import { redactError } from "../auth/redact.ts";
import { discard, readText } from "../response/read-text.ts";
import { AttemptLimit } from "./attempt-limit.ts";
import type { OutgoingCall, OutgoingRequest, Transport } from "./outgoing.ts";

/** More than this is no JSON document of an API. Bytes. */
const LARGEST_DOCUMENT = 256 * 1024 * 1024;

export interface AttemptResult {
  /** Still running; whoever gets the result disposes it. */
  readonly limit: AttemptLimit;
  /** To be called when the credentials are refused: tells whether another attempt would carry different ones. */
  readonly renew?: () => boolean;
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
export async function attemptOnce(
  transport: Transport,
  call: OutgoingCall,
  attempt: number,
  remaining: number,
): Promise<AttemptResult> {
  const { clock, lifetime } = transport;
  const limit = new AttemptLimit({
    clock,
    lifetime,
    signal: call.signal,
    timeout: call.limits.timeout * 1000,
    remaining,
  });
  try {
    const startedAt = clock.now();
    const { draft, renew } = await limit.race(prepare(transport, call, attempt));
    const sent = await exchange(transport, call, draft, limit, async (response) => {
      transport.window?.observe(response.headers, clock.now());
      await announceResponse(transport, call, attempt, response, startedAt);
    });
    return { limit, renew, ...sent };
  } catch (error) {
    if (limit.stoppedBy !== undefined) return { limit, error };
    limit.dispose();
    throw error;
  }
}

async function prepare(
  { hooks, authenticator }: Transport,
  { operation, request }: OutgoingCall,
  attempt: number,
): Promise<{ draft: Draft; renew: () => boolean }> {
  const { url, method } = request;
  const draft: Draft = { url, headers: new Headers(request.headers), secretParameters: [] };
  await hooks.onRequest?.({ operation: operation.id, method, url, headers: draft.headers, attempt });
  const renew = await authenticator?.authorize(operation, draft);
  return { draft, renew: renew ?? (() => false) };
}

async function exchange(
  transport: Transport,
  call: OutgoingCall,
  draft: Draft,
  limit: AttemptLimit,
  onHead: (response: Response) => Promise<void>,
): Promise<Pick<AttemptResult, "response" | "text" | "truncated" | "error">> {
  const signal = call.body === "unread" ? limit.lastingSignal : limit.signal;
  const init = requestInit(call.request, draft.headers, signal);
  const head = await settle(fetchHead(transport, draft, init, limit), transport);
  if (!head.response) return head;
  const { response } = head;
  try {
    await limit.race(onHead(response));
  } catch (error) {
    discard(response);
    throw error;
  }
  if (!response.ok || call.body === "unread") return head;
  try {
    return { response, ...(await limit.race(readText(response, LARGEST_DOCUMENT, limit.signal))) };
  } catch (error) {
    return { error: redacted(error, transport) };
  }
}

async function settle(
  head: Promise<Response>,
  transport: Transport,
): Promise<{ response?: Response; error?: unknown }> {
  try {
    return { response: await head };
  } catch (error) {
    return { error: redacted(error, transport) };
  }
}

function redacted(error: unknown, { authenticator }: Transport): unknown {
  return authenticator ? redactError(error, (text) => authenticator.redact(text)) : error;
}

async function fetchHead(
  transport: Transport,
  { url, secretParameters }: Draft,
  init: RequestInit,
  limit: AttemptLimit,
): Promise<Response> {
  const pending = transport.fetch(url, init);
  try {
    const response = await limit.race(pending);
    if (secretParameters.length === 0) return response;
    return Object.defineProperty(response, "url", { value: withoutParameters(response.url, secretParameters) });
  } catch (error) {
    // A fetch that does not heed the signal may still deliver a response that nobody waits for.
    pending.then(discard, () => {});
    throw error;
  }
}

function requestInit(request: OutgoingRequest, headers: Headers, signal: AbortSignal): RequestInit {
  const init: RequestInit & { duplex?: "half" } = { ...request.init, method: request.method, headers, signal };
  if (request.body) init.body = request.body.content();
  if (request.body?.streaming) init.duplex = "half";
  return init;
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
