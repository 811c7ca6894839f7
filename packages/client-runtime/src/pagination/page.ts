import { PaginationError } from "../errors/client-error.ts";
import type { Meta } from "../response/api-promise.ts";

/** How the page after one is got. */
export interface Following<T, M> {
  readonly fetch: () => Promise<Page<T, M>>;
  /** Begins to fetch it before anybody asks for it. Absent: that isn't wanted. */
  readonly prefetch?: (() => Prefetched<T, M>) | undefined;
}

/** A page on its way: exactly one of the two is called. */
export interface Prefetched<T, M> {
  readonly take: () => Promise<Page<T, M>>;
  readonly cancel: () => void;
}

/**
 * One page of a list. Iterating over it gives its own items; asynchronous iteration goes on with the items of the pages that
 * follow, each of which is fetched when the one before is used up.
 */
export class Page<T, M = Meta> implements Iterable<T>, AsyncIterable<T> {
  readonly items: readonly T[];
  /** What the envelope says besides the items, e.g. a total; `undefined` where there is no envelope. */
  readonly meta: M | undefined;
  readonly #following: Following<T, M> | undefined;

  /** @param following absent on the last page */
  constructor(items: readonly T[], meta: M | undefined, following: Following<T, M> | undefined) {
    this.items = items;
    this.meta = meta;
    this.#following = following;
  }

  /** Number of items on this page. */
  get length(): number {
    return this.items.length;
  }

  hasNextPage(): boolean {
    return this.#following !== undefined;
  }

  /** Throws a `PaginationError` on the last page, and when the server's cursors don't lead on. */
  async getNextPage(): Promise<Page<T, M>> {
    if (!this.#following) throw new PaginationError("This is the last page. Ask hasNextPage() first.");
    return this.#following.fetch();
  }

  /** This page and all that follow. What is being fetched ahead is given up when the loop ends. */
  async *byPage(): AsyncGenerator<Page<T, M>, void, undefined> {
    for (let page: Page<T, M> = this; ; ) {
      const ahead = page.#following?.prefetch?.();
      let goesOn = false;
      try {
        yield page;
        goesOn = true;
      } finally {
        if (!goesOn) ahead?.cancel();
      }
      if (!page.#following) return;
      page = await (ahead ? ahead.take() : page.#following.fetch());
    }
  }

  [Symbol.iterator](): Iterator<T> {
    return this.items[Symbol.iterator]();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.byPage()) yield* page.items;
  }
}
