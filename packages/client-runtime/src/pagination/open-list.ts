import type { Caller } from "../calling/caller.ts";
import { type Call, perform } from "../calling/perform.ts";
import { ConfigurationError } from "../errors/client-error.ts";
import type { Content } from "../response/unwrap.ts";
import type { Delivery } from "../sending/send.ts";
import { List, type PageContent } from "./list.ts";
import type { Page } from "./page.ts";
import { PagePromise } from "./page-promise.ts";

/** Asks for the first page of a list, and knows how to get the others. */
export function openList<T, M>(caller: Caller, call: Call, bind: (item: T) => T): PagePromise<T, M> {
  const { operation, input, options } = call;
  const { pagination } = operation;
  if (!pagination) throw new ConfigurationError(`${operation.id} is not declared as a paginated operation.`);
  const query: Record<string, unknown> = { ...input.query, ...options.query };
  const list = new List<T, M>(
    {
      pagination,
      route: `${operation.method} ${operation.path}`,
      bind,
      fetch: (cursor) =>
        fetchPage(caller, {
          operation,
          input: { ...input, query: { ...query, [pagination.cursorParameter]: cursor } },
          options: { ...options, query: undefined },
        }),
    },
    query[pagination.cursorParameter],
  );
  return new PagePromise<T, M>((body) =>
    perform<Page<T, M>, M>(caller, call, body, (content, delivery) => list.page(toPage(caller, content, delivery))),
  );
}

function fetchPage(caller: Caller, { operation, input, options }: Call): Promise<PageContent> {
  return caller.reporting(operation, async () => {
    const delivery = await caller.deliver(operation, input, options, "text");
    return toPage(caller, caller.unwrap(operation, delivery), delivery);
  });
}

function toPage(caller: Caller, content: Content, delivery: Delivery): PageContent {
  return { content, malformed: (problem) => caller.malformed(problem, delivery) };
}
