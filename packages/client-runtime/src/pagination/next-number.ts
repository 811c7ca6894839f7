import { valueAt } from "../response/pointer.ts";
import type { OffsetPagination, PagePagination, PageSize, Pagination } from "./forms.ts";
import { type Continuation, type PageFacts, saysMore } from "./next-step.ts";
import { asNumber, numberAt } from "./request-place.ts";
import { circle } from "./trail.ts";

/** Pages that have numbers. */
export function numberedPages(form: PagePagination): Pagination {
  return { ...form, next: (page) => nextPage(form, page) };
}

/** Pages that begin at an item. */
export function offsetPages(form: OffsetPagination): Pagination {
  return { ...form, next: (page) => nextOffset(form, page) };
}

/** The number of the next page, until the server says that it was the last, or a page is short or empty. */
function nextPage(pagination: PagePagination, page: PageFacts): Continuation {
  refuseRepeated(page);
  const { pageParameter, firstPage, totalPages } = pagination;
  const number = numberAt(page.input, pageParameter) ?? firstPage;
  const pages = totalPages && asNumber(valueAt(page.body, totalPages));
  const fetchedPages = number - firstPage + 1;
  const goesOn = pages === undefined ? hasNext(pagination, page, itemsBefore(pagination, page)) : fetchedPages < pages;
  return goesOn ? { place: pageParameter, value: number + 1 } : undefined;
}

/** The number of the item after the last, until the server says that there is none, or a page is short or empty. */
function nextOffset(pagination: OffsetPagination, page: PageFacts): Continuation {
  refuseRepeated(page);
  const { offsetParameter, firstOffset } = pagination;
  const offset = numberAt(page.input, offsetParameter) ?? firstOffset;
  if (page.items.length === 0 || !hasNext(pagination, page, offset - firstOffset)) return undefined;
  return { place: offsetParameter, value: offset + page.items.length };
}

/** @param before items in front of this page */
function hasNext(pagination: PagePagination | OffsetPagination, page: PageFacts, before: number): boolean {
  const more = saysMore(pagination, page.body);
  if (more !== undefined) return more;
  const { length } = page.items;
  if (length === 0) return false;
  const total = pagination.total && asNumber(valueAt(page.body, pagination.total));
  if (total !== undefined) return before + length < total;
  return length >= Math.max(page.firstLength, knownSize(pagination.size, page) ?? 0);
}

/** Callers may have begun with a later page, whose predecessors were not counted. */
function itemsBefore({ pageParameter, firstPage, size }: PagePagination, page: PageFacts): number {
  const number = numberAt(page.input, pageParameter) ?? firstPage;
  const asked = size && numberAt(page.input, size.parameter);
  return Math.max(page.before, (number - firstPage) * (asked ?? page.firstLength));
}

/** What every page but the last has, if that is sure: servers make pages smaller that are too large for them. */
function knownSize(size: PageSize | undefined, { input }: PageFacts): number | undefined {
  if (size?.maximum === undefined) return undefined;
  const asked = numberAt(input, size.parameter);
  return asked === undefined ? undefined : Math.min(asked, size.maximum);
}

/** A server that doesn't know the parameter gives the first page again and again. */
function refuseRepeated({ items, previous, number, route }: PageFacts): void {
  // Plain values may well come again; objects have ids.
  const areObjects = items.length > 0 && items.every((item) => typeof item === "object" && item !== null);
  if (!areObjects || JSON.stringify(items) !== JSON.stringify(previous)) return;
  throw circle(route, `page ${number} has the items of page ${number - 1} again`);
}
