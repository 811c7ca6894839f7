import { type HeadersOptions, mergeHeaders } from "openapi-fetch";
import type { Caller } from "../calling/caller.ts";
import type { Operation, OperationInput } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import { callHeaders } from "../request/headers.ts";
import type { OutgoingBody } from "../request/json-body.ts";
import { pathText } from "../request/path.ts";
import { queryText } from "../request/query.ts";
import { bodyOf } from "../request/serialize.ts";
import { defaultStyle } from "../request/styles.ts";
import type { OutgoingRequest, Transport } from "../sending/outgoing.ts";
import { exchange } from "./exchange.ts";

/** What a caller passes to `client.GET(path, init)`, and what of it matters here. */
export interface CallInit
  extends Pick<RequestOptions, "signal" | "timeout" | "deadline" | "maxRetries" | "retry" | "idempotencyKey"> {
  readonly params?: Pick<OperationInput, "path" | "query" | "header" | "cookie">;
  readonly headers?: HeadersOptions;
  readonly body?: unknown;
  readonly bodySerializer?: unknown;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly [option: string]: unknown;
}

/** Members of `fetch`'s init that go on to each attempt. */
const PLATFORM_OPTIONS = [
  "cache",
  "credentials",
  "integrity",
  "keepalive",
  "mode",
  "priority",
  "redirect",
  "referrer",
  "referrerPolicy",
] as const;

/** Options for openapi-fetch that make it send this call through our retries, by a `fetch` that knows the operation. */
export async function prepareCall(caller: Caller, operation: Operation, init: CallInit): Promise<object> {
  const { timeout, deadline, maxRetries, retry, idempotencyKey, fetch, ...rest } = init;
  const options: RequestOptions = { timeout, deadline, maxRetries, retry, idempotencyKey, signal: init.signal };
  const { header, cookie, ...params } = init.params ?? {};
  const baseUrl = caller.baseUrlOf(operation);
  const path = pathText(operation, params.path);
  const body = ownBody(operation, init);
  const defaults = callHeaders({}, caller.options, operation, { header, cookie }, options, body?.contentType);
  const transport = fetch ? withFetch(caller.transport, fetch) : caller.transport;
  return {
    baseUrl,
    pathSerializer: () => baseUrl + path,
    querySerializer: (query: object) => queryText(operation.styles ?? defaultStyle, query),
    ...rest,
    params,
    ...(body ? { body: body.content(), bodySerializer: (content: unknown) => content } : {}),
    ...(body?.streaming ? { duplex: "half" } : {}),
    headers: mergeHeaders(defaults, init.headers),
    fetch: async (request: Request) =>
      exchange(caller, transport, operation, await outgoing(request, body, init), options),
  };
}

/** A caller with a serializer of their own, or another content type, is left to openapi-fetch. */
function ownBody(operation: Operation, init: CallInit): OutgoingBody | undefined {
  if (init.bodySerializer || mergeHeaders(init.headers).has("content-type")) return undefined;
  return bodyOf(operation, init.body);
}

function withFetch(transport: Transport, fetch: (request: Request) => Promise<Response>): Transport {
  return { ...transport, fetch: (url, init) => fetch(new Request(url, init)) };
}

/** Takes the request apart as middleware has left it, so that it can be sent any number of times. */
async function outgoing(request: Request, given: OutgoingBody | undefined, init: CallInit): Promise<OutgoingRequest> {
  const { url, method, headers } = request;
  const platform = Object.fromEntries(
    PLATFORM_OPTIONS.filter((name) => name in init).map((name) => [name, init[name]]),
  );
  return { url, method, headers: Object.fromEntries(headers), init: platform, body: await sentBody(request, given) };
}

async function sentBody(request: Request, given: OutgoingBody | undefined): Promise<OutgoingBody | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const { body } = request;
  if (given?.streaming && body) {
    return { content: () => body, replayable: false, contentType: undefined, streaming: true };
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return undefined;
  return { content: () => bytes, replayable: true, contentType: undefined, streaming: false };
}
