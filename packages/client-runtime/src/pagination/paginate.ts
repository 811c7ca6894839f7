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

/** Options of a call that lists things; they hold for each page. */
export interface ListOptions extends RequestOptions {
  /**
   * Fetch the next page while the items of one are being used. Default `false`: when they are used up. A loop that ends early
   * aborts what it won't use.
   */
  readonly prefetch?: boolean | undefined;
}

/**
 * Calls an operation that lists things: asks for the first page, and knows how to get the others.
 * @param bind applied to each item
 */
export function paginate<T, M = Meta>(
  client: ClientCore,
  operation: Operation,
  input: OperationInput = {},
  options: ListOptions = {},
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
      signal: options.signal,
      prefetch: options.prefetch ?? false,
      reporting: (act) => caller.reporting(operation, act),
      fetch: (next, url, signal) =>
        fetchPage(caller, { operation, input: next, options: { ...options, query: undefined, signal } }, url),
    },
    { ...input, query: { ...input.query, ...options.query } },
  );
  const call = { operation, input, options };
  return new PagePromise<T, M>((use) =>
    perform<Page<T, M>, M>(caller, call, use, (content, delivery) => list.page(toPage(caller, content, delivery))),
  );
}

async function fetchPage(
  caller: Caller,
  { operation, input, options }: Call,
  url: string | undefined,
): Promise<PageContent> {
  const delivery = await caller.deliver(operation, input, options, "text", url);
  return toPage(caller, caller.unwrap(operation, delivery), delivery);
}

function toPage(caller: Caller, content: Content, delivery: Delivery): PageContent {
  const { headers, url } = delivery.response;
  return { content, headers, url, malformed: (problem) => caller.malformed(problem, delivery) };
}
