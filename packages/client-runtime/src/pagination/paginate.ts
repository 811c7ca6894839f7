import type { Caller } from "../calling/caller.ts";
import { type Call, perform } from "../calling/perform.ts";
import { type Bind, bound, type ClientCore } from "../client-core.ts";
import { ConfigurationError } from "../errors/client-error.ts";
import type { Operation, OperationInput } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import type { Meta } from "../response/api-promise.ts";
import type { Content } from "../response/unwrap.ts";
import type { Delivery } from "../sending/send.ts";
import { List, type PageContent } from "./list.ts";
import type { Page } from "./page.ts";
import { PagePromise } from "./page-promise.ts";

/**
 * Calls an operation that lists things: asks for the first page, and knows how to get the others.
 * @param bind applied to each item
 */
export function paginate<T, M = Meta>(
  client: ClientCore,
  operation: Operation,
  input: OperationInput = {},
  options: RequestOptions = {},
  bind?: Bind<T>,
): PagePromise<T, M> {
  const { caller } = client;
  const { pagination } = operation;
  if (!pagination) throw new ConfigurationError(`${operation.id} is not declared as a paginated operation.`);
  const list = new List<T, M>(
    {
      pagination,
      route: `${operation.method} ${operation.path}`,
      baseUrl: caller.baseUrlOf(operation),
      bind: (item) => bound(client, bind, item),
      fetch: (next, url) =>
        fetchPage(caller, { operation, input: next, options: { ...options, query: undefined } }, url),
    },
    { ...input, query: { ...input.query, ...options.query } },
  );
  const call = { operation, input, options };
  return new PagePromise<T, M>((body) =>
    perform<Page<T, M>, M>(caller, call, body, (content, delivery) => list.page(toPage(caller, content, delivery))),
  );
}

function fetchPage(caller: Caller, { operation, input, options }: Call, url: string | undefined): Promise<PageContent> {
  return caller.reporting(operation, async () => {
    const delivery = await caller.deliver(operation, input, options, "text", url);
    return toPage(caller, caller.unwrap(operation, delivery), delivery);
  });
}

function toPage(caller: Caller, content: Content, delivery: Delivery): PageContent {
  const { headers, url } = delivery.response;
  return { content, headers, url, malformed: (problem) => caller.malformed(problem, delivery) };
}
