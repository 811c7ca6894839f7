import createClient, { type Client } from "openapi-fetch";
import { Caller } from "../calling/caller.ts";
import { observe } from "../observing/log.ts";
import type { ApiDescription, Operation } from "../operation.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { anyBody } from "../request/body.ts";
import { clientHeaders } from "../request/headers.ts";
import { type CallInit, prepareCall } from "./prepare-call.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

type UntypedRequest = (method: string, path: string, init: object) => Promise<unknown>;

/**
 * The API as a plain openapi-fetch client, with the same authentication, retries, time limits and unwrapping:
 *
 * ```ts
 * const client = createFetchClient<paths>(api, operations);
 * const { data, error, response } = await client.GET("/scans/{scan_id}", { params: { path: { scan_id: "scan_1" } } });
 * ```
 *
 * `Paths` describe unwrapped bodies: `data` is what stands in the envelope. An error of the API is `error`, as the whole body
 * that the server sent, also when it comes with a 2xx status (`response.ok` is then `false`). Without a usable response
 * (network, time limits, a body that is not the declared envelope) the call throws, as openapi-fetch's does.
 * A call takes `timeout`, `deadline`, `maxRetries`, `retry` and `idempotencyKey` besides openapi-fetch's options. Middleware sees each
 * call once, above the retries, and the unwrapped response.
 */
export function createFetchClient<Paths extends {}>(
  api: ApiDescription,
  operations: readonly Operation[],
  options: ClientOptions = {},
): Client<Paths> {
  const caller = new Caller(api, options, observe);
  const client = createClient<Paths>({ baseUrl: caller.baseUrl, headers: clientHeaders(api, options) });
  const plainRequest = client.request as unknown as UntypedRequest;
  const known = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));

  const request = async (method: string, path: string, init: CallInit = {}) => {
    const verb = method.toUpperCase();
    const operation = known.get(`${verb} ${path}`) ?? undeclared(api, verb, path);
    return plainRequest(verb, path, await prepareCall(caller, operation, init));
  };
  const methods = METHODS.map((method) => [method, (path: string, init?: CallInit) => request(method, path, init)]);
  return { ...client, request, ...Object.fromEntries(methods) } as unknown as Client<Paths>;
}

/** Nothing is known about it: it gets the credentials that there are, and its body is left as it is. */
function undeclared({ auth }: ApiDescription, method: string, path: string): Operation {
  const facts = { encode: anyBody(), response: "binary", accept: "*/*", auth: [...(auth.security ?? []), []] } as const;
  return { id: `${method} ${path}`, method: method as Operation["method"], path, ...facts };
}
