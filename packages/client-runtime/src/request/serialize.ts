import type { Operation, OperationInput } from "../operation.ts";
import type { ClientOptions, RequestOptions } from "../options/client-options.ts";
import type { OutgoingRequest } from "../sending/outgoing.ts";
import { callHeaders, type HeaderRecord } from "./headers.ts";
import { encodeJson, type OutgoingBody } from "./json-body.ts";
import { pathText } from "./path.ts";
import { queryText } from "./query.ts";
import { defaultStyle } from "./styles.ts";

/** Turns an operation and its arguments into a request. @param shared headers that every request of the client carries */
export function serialize(
  client: ClientOptions,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
  baseUrl: string,
  shared: HeaderRecord,
): OutgoingRequest {
  const target = baseUrl + pathText(operation, input.path);
  const query =
    input.query || options.query
      ? queryText(operation.styles ?? defaultStyle, { ...input.query, ...options.query })
      : "";
  const body = bodyOf(operation, input.body, options.contentType);
  return {
    // Paths of some contracts have a query of their own.
    url: query ? `${target}${target.includes("?") ? "&" : "?"}${query}` : target,
    method: operation.method,
    headers: callHeaders(shared, client, operation, input, options, body?.contentType),
    body,
  };
}

/** A body in the media type that the caller wants, or else in the operation's own. */
export function bodyOf(
  { encode = encodeJson, body: own = "application/json" }: Operation,
  body: unknown,
  contentType = own,
): OutgoingBody | undefined {
  return body === undefined ? undefined : encode(body, contentType);
}
