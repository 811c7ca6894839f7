import { PaginationError } from "../errors/client-error.ts";
import type { OperationInput } from "../operation.ts";
import type { Meta } from "../response/api-promise.ts";
import { pointerText, valueAt } from "../response/pointer.ts";
import type { Content } from "../response/unwrap.ts";
import type { Pagination } from "./forms.ts";
import type { Step } from "./next-step.ts";
import { type Following, Page } from "./page.ts";
import { prefetch } from "./prefetch.ts";
import { writePlace } from "./request-place.ts";
import { Trail } from "./trail.ts";

/** A fetched page before its items are taken out. */
export interface PageContent {
  readonly content: Content;
  readonly headers: Headers;
  /** Where it came from; empty where the platform doesn't tell. */
  readonly url: string;
  /** Makes the error for a body that is not a page. */
  readonly malformed: (problem: string) => Error;
}

/** How to get at the pages of one list. */
export interface ListSource<T> {
  readonly pagination: Pagination;
  /** For messages. */
  readonly route: string;
  /** The server that all pages must be on. */
  readonly baseUrl: string;
  /** @param url where the page is, if the server said so */
  readonly fetch: (
    input: OperationInput,
    url: string | undefined,
    signal: AbortSignal | undefined,
  ) => Promise<PageContent>;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
  /** Fetch each page while the one before is being used. */
  readonly prefetch: boolean;
  /** Tells observers if fetching a page fails. */
  readonly reporting: <R>(act: () => Promise<R>) => Promise<R>;
  readonly bind: (item: T) => T;
}

/** A page that was read, for the one that follows it. */
interface Position {
  /** Counts from 1. */
  readonly number: number;
  readonly input: OperationInput;
  /** Items of earlier pages. */
  readonly before: number;
  readonly firstLength: number | undefined;
  readonly previous: readonly unknown[];
}

/** Reads pages, and links each to the next. */
export class List<T, M = Meta> {
  readonly #source: ListSource<T>;
  readonly #trail: Trail;
  readonly #start: Position;

  /** @param input what the caller asks for; perhaps for a later page than the first */
  constructor(source: ListSource<T>, input: OperationInput) {
    this.#source = source;
    this.#trail = new Trail(source.route);
    this.#start = { number: 1, input, before: 0, firstLength: undefined, previous: [] };
    const step = source.pagination.first?.(input);
    if (step && "value" in step) this.#trail.follow(step.value, 1);
  }

  page(fetched: PageContent, position: Position = this.#start): Page<T, M> {
    const { pagination, bind } = this.#source;
    const { content, malformed } = fetched;
    const isEmpty = content.body === undefined || pagination.itemsOptional;
    const items: unknown = valueAt(content.body, pagination.items) ?? (isEmpty ? [] : undefined);
    if (!Array.isArray(items)) throw malformed(`the page has no list at ${pointerText(pagination.items)}`);
    const next = this.#after(fetched, items, position);
    const bound = items.map((item: T) => bind(item));
    return new Page<T, M>(bound, (content.meta ?? beside(content.body, pagination)) as M | undefined, next);
  }

  #after(fetched: PageContent, items: readonly unknown[], position: Position): Following<T, M> | undefined {
    const { pagination, route } = this.#source;
    const { input, before, number } = position;
    const { content, headers } = fetched;
    const firstLength = position.firstLength ?? items.length;
    const step = pagination.next({ ...position, route, body: content.body, headers, items, firstLength });
    if (!step) return undefined;
    const following = { number: number + 1, before: before + items.length, firstLength, previous: items, input };
    const next = async (signal: AbortSignal | undefined) => {
      if ("lost" in step) {
        const problem = `the server says that the list goes on, but gives no cursor at ${step.lost}.`;
        throw new PaginationError(`${route}: ${problem}`);
      }
      return this.#follow(step, fetched.url, following, signal);
    };
    const { reporting, signal, prefetch: isAhead } = this.#source;
    return {
      fetch: () => reporting(() => next(signal)),
      prefetch: isAhead
        ? () => {
            const { take, cancel } = prefetch(next, signal);
            return { take: () => reporting(take), cancel };
          }
        : undefined,
    };
  }

  async #follow(step: Step, from: string, position: Position, signal: AbortSignal | undefined): Promise<Page<T, M>> {
    const { route, baseUrl, fetch } = this.#source;
    if ("address" in step) {
      const url = step.address(from || baseUrl, baseUrl, route);
      this.#trail.follow(url, position.number);
      return this.page(await fetch(position.input, url, signal), position);
    }
    this.#trail.follow(step.value, position.number);
    const input = writePlace(position.input, step.place, step.value);
    return this.page(await fetch(input, undefined, signal), { ...position, input });
  }
}

/** What a body has beside its items, where no envelope tells. */
function beside(body: unknown, { items }: Pagination): unknown {
  const name = items.at(-1);
  const holder = valueAt(body, items.slice(0, -1));
  if (name === undefined || typeof holder !== "object") return undefined;
  const { [name]: _, ...rest } = holder as Record<string, unknown>;
  return rest;
}
