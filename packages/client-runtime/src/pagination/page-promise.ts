import { ConfigurationError } from "../errors/client-error.ts";
import { ApiPromise, type Meta } from "../response/api-promise.ts";
import type { Page } from "./page.ts";

/**
 * The promise of the first page of a list, and the list itself.
 *
 * ```ts
 * for await (const scan of client.scans.list()) console.log(scan.id); // all pages, fetched as needed
 * const newest = await client.scans.list().toArray({ limit: 20 });
 * const page = await client.scans.list();                             // the first page
 * ```
 */
export class PagePromise<T, M = Meta> extends ApiPromise<Page<T, M>, M> implements AsyncIterable<T> {
  /**
   * All items of all pages. No page is fetched before it is needed (with the option `prefetch`: one), and none after the loop
   * ends.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.byPage()) yield* page.items;
  }

  /** All pages, one at a time. */
  async *byPage(): AsyncGenerator<Page<T, M>, void, undefined> {
    yield* (await this).byPage();
  }

  /**
   * All items in one array.
   * @param options.limit stop after this many items; without it the whole list is fetched, however long it is
   */
  async toArray(options: { readonly limit?: number | undefined } = {}): Promise<T[]> {
    const { limit = Number.POSITIVE_INFINITY } = options;
    if (!(limit >= 0)) throw new ConfigurationError(`limit must be a number of items, 0 or more, and is ${limit}.`);
    const items: T[] = [];
    // Nothing is fetched ahead here: no time passes between two pages, and the last one is known when it is there.
    for (let page: Page<T, M> = await this; ; page = await page.getNextPage()) {
      for (const item of page.items) {
        if (items.length >= limit) return items;
        items.push(item);
      }
      if (items.length >= limit || !page.hasNextPage()) return items;
    }
  }
}
