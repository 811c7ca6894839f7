import type { Caller } from "../calling/caller.ts";
import { ApiError } from "../errors/api-error.ts";
import type { Operation } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import type { OutgoingRequest, Transport } from "../sending/outgoing.ts";

/** Sends a call and gives openapi-fetch a response that it can read in its own way: unwrapped, or the error as it came. */
export async function exchange(
  caller: Caller,
  transport: Transport,
  operation: Operation,
  request: OutgoingRequest,
  options: RequestOptions,
): Promise<Response> {
  try {
    return await caller.reporting(operation, () => exchangeOrThrow(caller, transport, operation, request, options));
  } catch (error) {
    if (error instanceof ApiError) return errorResponse(error, request.url);
    throw error;
  }
}

async function exchangeOrThrow(
  caller: Caller,
  transport: Transport,
  operation: Operation,
  request: OutgoingRequest,
  options: RequestOptions,
): Promise<Response> {
  const use = operation.response === "binary" ? "unread" : "text";
  const delivery = await caller.send(operation, request, options, use, transport);
  if (use === "unread") {
    delivery.limit.dispose();
    return delivery.response;
  }
  const { data } = caller.unwrap(operation, delivery);
  return rebuilt(delivery.response, data === undefined ? null : JSON.stringify(data));
}

/** An error in a 2xx response must not pass for success, and openapi-fetch goes by `ok`. */
function errorResponse(error: ApiError, url: string): Response {
  const { body, status, headers } = error;
  const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
  const response = rebuilt({ status, statusText: "", headers, url }, text);
  return response.ok ? Object.defineProperty(response, "ok", { value: false }) : response;
}

function rebuilt(head: Pick<Response, "status" | "statusText" | "headers" | "url">, body: string | null): Response {
  const { status, statusText, url } = head;
  const headers = new Headers(head.headers);
  // They describe the bytes that came over the wire.
  headers.delete("content-length");
  headers.delete("content-encoding");
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}
