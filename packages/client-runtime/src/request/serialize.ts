import type { Operation, OperationInput } from "../operation.ts";
import type { ClientOptions, RequestOptions } from "../options/client-options.ts";
import type { OutgoingRequest } from "../sending/outgoing.ts";
import { encodeBody } from "./body.ts";
import { callHeaders, type HeaderRecord, withHeaders } from "./headers.ts";
import { pathText } from "./path.ts";
import { queryText } from "./query.ts";

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
  const query = queryText(operation.styles?.query, { ...input.query, ...options.query });
  const body = encodeBody(input.body, options.contentType ?? operation.body, operation.encodings);
  return {
    // Paths of some contracts have a query of their own.
    url: query ? `${target}${target.includes("?") ? "&" : "?"}${query}` : target,
    method: operation.method,
    headers: withHeaders(shared, callHeaders(client, operation, input, options, body?.contentType)),
    body,
  };
}
