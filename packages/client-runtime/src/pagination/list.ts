import type { Pagination } from "../operation.ts";
import type { Meta } from "../response/api-promise.ts";
import { pointerText, valueAt } from "../response/pointer.ts";
import type { Content } from "../response/unwrap.ts";
import { type Cursor, CursorTrail, continuation, lostError } from "./next-cursor.ts";
import { type FetchNext, Page } from "./page.ts";

/** A fetched page before its items are taken out. */
export interface PageContent {
  readonly content: Content;
  /** Makes the error for a body that is not a page. */
  readonly malformed: (problem: string) => Error;
}

/** How to get at the pages of one list. */
export interface ListSource<T> {
  readonly pagination: Pagination;
  /** For messages. */
  readonly route: string;
  readonly fetch: (cursor: Cursor) => Promise<PageContent>;
  readonly bind: (item: T) => T;
}

/** Reads pages, and links each to the next. */
export class List<T, M = Meta> {
  readonly #source: ListSource<T>;
  readonly #trail = new CursorTrail();

  /** @param start the cursor that the caller began with, if any */
  constructor(source: ListSource<T>, start: unknown) {
    this.#source = source;
    if (typeof start === "string" || typeof start === "number") this.#trail.follow(start, 1, source.route);
  }

  /** @param number counts from 1 */
  page({ content, malformed }: PageContent, number = 1): Page<T, M> {
    const { pagination, bind } = this.#source;
    const items = valueAt(content.body, pagination.items);
    if (!Array.isArray(items)) throw malformed(`the page has no list at ${pointerText(pagination.items)}`);
    const bound = items.map((item: T) => bind(item));
    return new Page<T, M>(bound, content.meta as M | undefined, this.#after(content.body, number));
  }

  #after(body: unknown, number: number): FetchNext<T, M> | undefined {
    const { pagination, route, fetch } = this.#source;
    const next = continuation(pagination, body);
    if (next === "end") return undefined;
    return async () => {
      if (next === "lost") throw lostError(pagination, route);
      this.#trail.follow(next.cursor, number + 1, route);
      return this.page(await fetch(next.cursor), number + 1);
    };
  }
}
