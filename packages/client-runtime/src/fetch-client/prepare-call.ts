import { type HeadersOptions, mergeHeaders } from "openapi-fetch";
import type { Caller } from "../calling/caller.ts";
import type { Operation, OperationInput } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import { encodeBody, type OutgoingBody } from "../request/body.ts";
import { cookieText, idempotencyHeader, parameterHeaders, traceHeader } from "../request/headers.ts";
import { checkPathParameters, pathSerializer } from "../request/path.ts";
import { queryText } from "../request/query.ts";
import type { OutgoingRequest, Transport } from "../sending/outgoing.ts";
import { exchange } from "./exchange.ts";

/** What a caller passes to `client.GET(path, init)`, and what of it matters here. */
export interface CallInit
  extends Pick<RequestOptions, "signal" | "timeout" | "deadline" | "maxRetries" | "idempotencyKey"> {
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
  const { timeout, deadline, maxRetries, idempotencyKey, fetch, ...rest } = init;
  const options: RequestOptions = { timeout, deadline, maxRetries, idempotencyKey, signal: init.signal };
  checkPathParameters(operation, init.params?.path);
  const { header, cookie, ...params } = init.params ?? {};
  const cookies = cookieText(operation.styles?.cookie, cookie);
  const body = ownBody(operation, init);
  const defaults = {
    accept: operation.accept ?? (operation.response === "binary" ? "*/*" : "application/json"),
    ...(body?.contentType === undefined ? {} : { "content-type": body.contentType }),
    ...parameterHeaders(operation.styles, { header }),
    ...(cookies === "" ? {} : { cookie: cookies }),
    ...idempotencyHeader(operation, { header }, options),
    ...traceHeader(caller.options),
  };
  const transport = fetch ? withFetch(caller.transport, fetch) : caller.transport;
  return {
    baseUrl: caller.baseUrlOf(operation),
    pathSerializer: pathSerializer(operation.styles?.path),
    querySerializer: (query: object) => queryText(operation.styles?.query, query),
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
  return encodeBody(init.body, operation.body, operation.encodings);
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
  return { url, method, headers: Object.fromEntries(headers), init: platform, body: await bodyOf(request, given) };
}

async function bodyOf(request: Request, given: OutgoingBody | undefined): Promise<OutgoingBody | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const { body } = request;
  if (given?.streaming && body) {
    return { content: () => body, replayable: false, contentType: undefined, streaming: true };
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return undefined;
  return { content: () => bytes, replayable: true, contentType: undefined, streaming: false };
}
