import { PaginationError } from "../errors/client-error.ts";
import type { Meta } from "../response/api-promise.ts";

/** Fetches the page after one. */
export type FetchNext<T, M> = () => Promise<Page<T, M>>;

/**
 * One page of a list. Iterating over it gives its own items; asynchronous iteration goes on with the items of the pages that
 * follow, each of which is fetched when the one before is used up.
 */
export class Page<T, M = Meta> implements Iterable<T>, AsyncIterable<T> {
  readonly items: readonly T[];
  /** What the envelope says besides the items, e.g. a total; `undefined` where there is no envelope. */
  readonly meta: M | undefined;
  readonly #next: FetchNext<T, M> | undefined;

  /** @param next absent on the last page */
  constructor(items: readonly T[], meta: M | undefined, next: FetchNext<T, M> | undefined) {
    this.items = items;
    this.meta = meta;
    this.#next = next;
  }

  /** Number of items on this page. */
  get length(): number {
    return this.items.length;
  }

  hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /** Throws a `PaginationError` on the last page, and when the server's cursors don't lead on. */
  async getNextPage(): Promise<Page<T, M>> {
    if (!this.#next) throw new PaginationError("This is the last page. Ask hasNextPage() first.");
    return this.#next();
  }

  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of pagesFrom(this)) yield* page.items;
  }
}

/** A page and all that follow. */
export async function* pagesFrom<T, M>(first: Page<T, M>): AsyncGenerator<Page<T, M>, void, undefined> {
  let page = first;
  yield page;
  while (page.hasNextPage()) {
    page = await page.getNextPage();
    yield page;
  }
}
