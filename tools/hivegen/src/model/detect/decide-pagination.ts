import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import type { Envelope, Pagination, RequestPlace } from "../api-model.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import { declaredPagination } from "../pagination.ts";
import type { RawOperation } from "../raw-operations.ts";
import { cursorPages } from "./pages/cursor-pages.ts";
import { isCounted, numberedPages, offsetPages } from "./pages/number-pages.ts";
import { isSearching, type PagedCall, pagedCall } from "./pages/paged-call.ts";
import { linkPages, urlPages } from "./pages/url-pages.ts";

export interface PaginationDecision {
  readonly pagination: Pagination | undefined;
  /** Nobody declared it. */
  readonly isDetected: boolean;
  readonly explain: () => Decision;
}

/**
 * Decides how the list that an operation answers with goes on: as declared, else as detected. What is declared for the whole
 * API holds where it fits.
 */
export function decidePagination(
  context: Context,
  raw: RawOperation,
  { extension, root }: { readonly extension: JsonObject; readonly root: JsonObject },
  body: Json | undefined,
  envelope: Envelope | undefined,
): PaginationDecision {
  const { pagination: declared } = extension;
  if (declared === false) return plain(() => "a response", "x-hivegen.pagination is false");
  if (isObject(declared)) {
    const pagination = declaredPagination(context, raw, declared, body, envelope);
    if (pagination) {
      const saw = () => describeItems(pagination);
      const because = "x-hivegen.pagination says so";
      return { pagination, isDetected: false, explain: () => explained(saw, pagination, because) };
    }
    if (declared !== root.pagination) {
      return plain(() => "a response", "it lacks what x-hivegen.pagination declares");
    }
  }
  const mayBeList = raw.method === "GET" || isSearching(raw);
  const call = mayBeList ? pagedCall(context, raw, body, envelope) : undefined;
  if (!call) return plain(() => "no list in the response", "there are no items");
  const saw = () => describeCall(call);
  const pagination = detect(context, call);
  if (!pagination) return plain(saw, "no parameter and no response says how the list goes on");
  return { pagination, isDetected: true, explain: () => explained(saw, pagination, evidence(pagination)) };
}

function plain(saw: () => string, because: string): PaginationDecision {
  return {
    pagination: undefined,
    isDetected: false,
    explain: () => ({ saw: saw(), decided: "a plain call", because }),
  };
}

function explained(saw: () => string, pagination: Pagination, because: string): Decision {
  return { saw: saw(), decided: describe(pagination), because };
}

/**
 * Cursors go first, as they are what the server says itself. Numbers do where the response counts: they can't lead to
 * another server, as addresses can. Without counts, what the server says goes first again.
 */
function detect(context: Context, call: PagedCall): Pagination | undefined {
  if (call.isSearch) return cursorPages(context, call);
  const cursor = cursorPages(context, call);
  if (cursor) return cursor;
  const numbered = offsetPages(call) ?? numberedPages(call);
  if (numbered && isCounted(call)) return numbered;
  return linkPages(call) ?? urlPages(context, call) ?? (call.isPlainList ? numbered : undefined);
}

function describeCall({ inputs, place }: PagedCall): string {
  const taken = inputs.map((input) => placeText(input.place)).join(", ");
  return `items at ${formatPointer(place.items) || "the top"}${taken === "" ? "" : `; takes ${taken}`}`;
}

function describeItems({ items }: Pagination): string {
  return `items at ${formatPointer(items) || "the top"}`;
}

function placeText(place: RequestPlace): string {
  return typeof place === "string" ? place : `body ${formatPointer(place)}`;
}

function describe(pagination: Pagination): string {
  switch (pagination.style) {
    case "cursor":
      return `cursor in ${placeText(pagination.cursorParameter)}`;
    case "page":
      return `page number in ${placeText(pagination.pageParameter)}, from ${pagination.firstPage}`;
    case "offset":
      return `offset in ${placeText(pagination.offsetParameter)}, from ${pagination.firstOffset}`;
    case "url":
      return "address of the next page in the body";
    case "link":
      return "address of the next page in the Link header";
  }
}

/** What says where the list goes on, and where it ends. */
function evidence(pagination: Pagination): string {
  const parts = [
    ...signalTexts(pagination),
    pagination.hasMore && `${formatPointer(pagination.hasMore)} says whether more follows`,
  ];
  const given = parts.filter((part) => part !== undefined);
  return given.length > 0 ? given.join("; ") : "a page that is short or empty is the last";
}

function signalTexts(pagination: Pagination): (string | undefined)[] {
  switch (pagination.style) {
    case "cursor":
      return [
        pagination.nextCursor && `${formatPointer(pagination.nextCursor)} has the next cursor`,
        pagination.itemCursor && `${formatPointer(pagination.itemCursor)} of the last item is the next cursor`,
      ];
    case "url":
      return [`${formatPointer(pagination.nextUrl)} has the address`];
    case "link":
      return ["the response documents a Link header"];
    default:
      return [
        pagination.total && `${formatPointer(pagination.total)} counts all items`,
        pagination.style === "page" && pagination.totalPages
          ? `${formatPointer(pagination.totalPages)} counts all pages`
          : undefined,
      ];
  }
}
