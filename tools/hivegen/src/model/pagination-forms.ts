/** How the next page of a list is asked for and recognised. Places in responses are those before unwrapping. */
export type Pagination = CursorPagination | PagePagination | OffsetPagination | UrlPagination | LinkPagination;

/** A query parameter by its name, or a place in the JSON body of the request. */
export type RequestPlace = string | readonly string[];

export interface PagePlace {
  readonly items: readonly string[];
  /** The response may leave out an empty list. */
  readonly itemsOptional: true | undefined;
}

interface ListForm extends PagePlace {
  /** Says whether more follows: by `false`, `null` or nothing where the list ends. */
  readonly hasMore: readonly string[] | undefined;
}

export interface CursorPagination extends ListForm {
  readonly style: "cursor";
  readonly cursorParameter: RequestPlace;
  readonly nextCursor: readonly string[] | undefined;
  /** Where the last item has the next cursor, if the response has none. */
  readonly itemCursor: readonly string[] | undefined;
}

export interface PagePagination extends ListForm {
  readonly style: "page";
  readonly pageParameter: RequestPlace;
  readonly firstPage: number;
  readonly size: PageSize | undefined;
  readonly total: readonly string[] | undefined;
  readonly totalPages: readonly string[] | undefined;
}

export interface OffsetPagination extends ListForm {
  readonly style: "offset";
  readonly offsetParameter: RequestPlace;
  readonly firstOffset: number;
  readonly size: PageSize | undefined;
  readonly total: readonly string[] | undefined;
}

export interface UrlPagination extends ListForm {
  readonly style: "url";
  readonly nextUrl: readonly string[];
}

/** The `Link` header of RFC 8288. */
export interface LinkPagination extends ListForm {
  readonly style: "link";
}

export interface PageSize {
  readonly parameter: RequestPlace;
  readonly maximum: number | undefined;
}
