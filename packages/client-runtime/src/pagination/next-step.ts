import type { OperationInput } from "../operation.ts";
import { valueAt } from "../response/pointer.ts";
import type { Pagination, RequestPlace } from "./forms.ts";
import { nextCursor } from "./next-cursor.ts";
import { nextOffset, nextPage } from "./next-number.ts";
import { nextLink, nextUrl } from "./next-url.ts";

/** How the page after one is asked for: with another value in the same request, or at an address. */
export type Step =
  | { readonly place: RequestPlace; readonly value: string | number }
  /** As the server wrote it: perhaps relative. */
  | { readonly address: string };

/** A step, or the end; or `lost`, if the server announces more without saying where. */
export type Continuation = Step | "end" | "lost";

/** What is known about a page when the next one is looked for. */
export interface PageFacts {
  readonly body: unknown;
  readonly headers: Headers;
  readonly items: readonly unknown[];
  /** What the page was asked for with. */
  readonly input: OperationInput;
  /** Items of the pages before it that this list has fetched. */
  readonly before: number;
  /** Items of the first page that this list has fetched. */
  readonly firstLength: number;
}

/** How a list goes on after a page. */
export function continuation(pagination: Pagination, page: PageFacts): Continuation {
  switch (pagination.style) {
    case "cursor":
      return nextCursor(pagination, page);
    case "page":
      return nextPage(pagination, page);
    case "offset":
      return nextOffset(pagination, page);
    case "url":
      return nextUrl(pagination, page);
    case "link":
      return nextLink(page);
  }
}

/** What the response says about whether more follows; `undefined`: nothing. */
export function saysMore({ hasMore }: Pagination, body: unknown): boolean | undefined {
  const value = hasMore && valueAt(body, hasMore);
  return value === undefined ? undefined : value !== false && value !== null && value !== "";
}
