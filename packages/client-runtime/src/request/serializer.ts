import createClient from "openapi-fetch";
import type { ApiDescription, Operation, OperationInput } from "../operation.ts";
import type { ClientOptions, RequestOptions } from "../options/client-options.ts";
import type { OutgoingRequest } from "../sending/outgoing.ts";
import { encodeBody } from "./body.ts";
import { callHeaders, clientHeaders } from "./headers.ts";
import { checkPathParameters, pathSerializer } from "./path.ts";
import { querySerializer } from "./query.ts";

/** openapi-fetch's `request` without the types of a particular API: operations are known only when called. */
type UntypedRequest = (method: string, path: string, init: object) => Promise<unknown>;

/** Turns operations and their arguments into requests, by means of openapi-fetch. */
export class Serializer {
  readonly #request: UntypedRequest;

  constructor(api: ApiDescription, options: ClientOptions, baseUrl: string) {
    const client = createClient({ baseUrl, headers: clientHeaders(api, options) });
    this.#request = client.request as unknown as UntypedRequest;
  }

  /**
   * Serialises a call and hands it to `deliver`, below openapi-fetch: in the place of `fetch`, so that the body exists once
   * and is never cloned. `deliver` returns a response that openapi-fetch does not have to read.
   */
  async send<T extends { readonly response: Response }>(
    operation: Operation,
    input: OperationInput,
    options: RequestOptions,
    deliver: (request: OutgoingRequest) => Promise<T>,
  ): Promise<T> {
    checkPathParameters(operation, input.path);
    const body = await encodeBody(operation.body, input.body);
    let delivered: Promise<T> | undefined;
    await this.#request(operation.method, operation.path, {
      params: { path: input.path ?? {}, query: { ...input.query, ...options.query } },
      headers: callHeaders(operation, input, options, body?.contentType),
      pathSerializer: pathSerializer(operation.styles),
      querySerializer: querySerializer(operation.styles),
      parseAs: "stream",
      fetch: async ({ url, method, headers }: Request) => {
        delivered = deliver({ url, method, headers, body });
        return (await delivered).response;
      },
    });
    if (!delivered) throw new Error("openapi-fetch returned without calling fetch");
    return delivered;
  }
}
