import type { OperationInput, Pointer } from "../operation.ts";
import type { Continuation, PageFacts, Step } from "./next-step.ts";

/**
 * How the next page of a list is asked for and recognised. Generated code makes it with `cursorPages`, `numberedPages`,
 * `offsetPages`, `linkedPages` or `linkHeaderPages`, so that bundlers leave out those that an API doesn't have. Places in
 * responses are those before unwrapping.
 */
export interface Pagination extends ListForm {
  readonly next: (page: PageFacts) => Continuation;
  /** What leads to the page that the caller begins with, where that can come back. */
  readonly first?: (input: OperationInput) => Step | undefined;
}

/** Where a request takes a value: a query parameter by its name, or a place in the JSON body. */
export type RequestPlace = string | Pointer;

export interface ListForm {
  /** Where the response has the items. */
  readonly items: Pointer;
  /** The response may leave out an empty list. */
  readonly itemsOptional?: true;
  /** Where it says whether more follows, if it does: by `false`, `null` or nothing where it ends. */
  readonly hasMore?: Pointer;
}

/** A token from one page leads to the next. */
export interface CursorPagination extends ListForm {
  readonly cursorParameter: RequestPlace;
  /** Where the response has the next cursor. */
  readonly nextCursor?: Pointer;
  /** Where the last item has the next cursor, if the response has none: its id. `hasMore` says when to stop. */
  readonly itemCursor?: Pointer;
}

/** Pages have numbers. */
export interface PagePagination extends ListForm {
  readonly pageParameter: RequestPlace;
  /** The number of the first page. */
  readonly firstPage: number;
  readonly size?: PageSize;
  /** Where the response has the number of all items. */
  readonly total?: Pointer;
  /** Where the response has the number of all pages. */
  readonly totalPages?: Pointer;
}

/** Pages begin at an item. */
export interface OffsetPagination extends ListForm {
  readonly offsetParameter: RequestPlace;
  /** The number of the first item. */
  readonly firstOffset: number;
  readonly size?: PageSize;
  /** Where the response has the number of all items. */
  readonly total?: Pointer;
}

/** The response has the address of the next page in its body. */
export interface UrlPagination extends ListForm {
  readonly nextUrl: Pointer;
}

/** The response has the address of the next page in its `Link` header (RFC 8288). */
export type LinkPagination = ListForm;

/** How many items a page has. */
export interface PageSize {
  readonly parameter: RequestPlace;
  /** The largest page that the server gives. Without it, a page that is smaller than asked for may not be the last. */
  readonly maximum?: number;
}
