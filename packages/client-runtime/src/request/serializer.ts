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
  readonly #options: ClientOptions;

  constructor(api: ApiDescription, options: ClientOptions) {
    const client = createClient({ headers: clientHeaders(api, options) });
    this.#options = options;
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
    baseUrl: string,
    deliver: (request: OutgoingRequest) => Promise<T>,
  ): Promise<T> {
    checkPathParameters(operation, input.path);
    const body = encodeBody(input.body, options.contentType ?? operation.body, operation.encodings);
    let delivered: Promise<T> | undefined;
    await this.#request(operation.method, targetOf(operation, input, options), {
      baseUrl,
      headers: callHeaders(this.#options, operation, input, options, body?.contentType),
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

/** Path and query. Paths of some contracts have a query of their own, or a fragment, which only tells operations apart. */
function targetOf(operation: Operation, input: OperationInput, options: RequestOptions): string {
  const [path = ""] = operation.path.split("#");
  const target = pathSerializer(operation.styles?.path)(path, input.path ?? {});
  const query = querySerializer(operation.styles?.query)({ ...input.query, ...options.query });
  if (query === "") return target;
  return `${target}${target.includes("?") ? "&" : "?"}${query}`;
}
