import type { OffsetPagination, PagePagination, PageSize } from "../../api-model.ts";
import type { PagedCall } from "./paged-call.ts";
import type { Input } from "./request-inputs.ts";
import { canBe, type Signal } from "./response-signals.ts";

const PAGE = /^(?:page|pagenumber|pageno|pagenum|pageindex|currentpage|pagepage)$/;
const OFFSET = /^(?:offset|skip|startindex|startat|start|from|pageoffset|firstresult|pagestart)$/;
const SIZE =
  /^(?:perpage|pagesize|pagelimit|limit|size|maxresults|maxitems|max|top|take|rows|count|num|itemsperpage|resultsperpage|pagemax|pageitems)$/;

const MORE = /^(?:hasmore|hasnext|hasnextpage|more|moreresults|hasmoreresults|hasmoreitems|istruncated)$/;
const TOTAL =
  /^(?:total|totalcount|totalitems|totalresults|totalrecords|totalelements|totalentries|totalhits|totalsize|resultcount|totalnumber|count)$/;
const TOTAL_PAGES =
  /^(?:totalpages|pagecount|numpages|numberofpages|lastpage|pages|totalpagecount|pagetotal|maxpage|pagestotal)$/;

/** Where the response says whether there is more. */
export function moreSignal({ signals }: PagedCall): Signal | undefined {
  return signals.find(({ name, types }) => MORE.test(name) && canBe(types, "boolean"));
}

export function sizeInput({ inputs }: PagedCall): Input | undefined {
  return inputs.find(({ name, types }) => SIZE.test(name) && canBe(types, "integer", "number", "string"));
}

export function sizeOf(call: PagedCall): PageSize | undefined {
  const input = sizeInput(call);
  return input && { parameter: input.place, maximum: input.maximum };
}

/** A parameter with the number of the page. */
export function numberedPages(call: PagedCall): PagePagination | undefined {
  const input = call.inputs.find(({ name }) => PAGE.test(name));
  const counts = countsOf(call);
  if (!input || !(isNumber(input, call) || (counts.totalPages && canBe(input.types, "string")))) return undefined;
  const ends = Object.values(counts).some((place) => place !== undefined) || sizeInput(call) !== undefined;
  if (!ends) return undefined;
  return {
    style: "page",
    pageParameter: input.place,
    firstPage: firstPageOf(input),
    size: sizeOf(call),
    ...counts,
    ...call.place,
  };
}

/** A parameter with the number of the first item. Without a size beside it, it may be anything. */
export function offsetPages(call: PagedCall): OffsetPagination | undefined {
  const input = call.inputs.find(({ name }) => OFFSET.test(name));
  const size = sizeOf(call);
  if (!input || !isNumber(input, call)) return undefined;
  const { hasMore, total } = countsOf(call);
  if (!size && !hasMore && !total) return undefined;
  const { place: offsetParameter } = input;
  return { style: "offset", offsetParameter, firstOffset: firstOffsetOf(input), size, hasMore, total, ...call.place };
}

/** A page may be a name and a start a date, so their types must say that they count. */
function isNumber({ types }: Input, call: PagedCall): boolean {
  if (types.has("integer") || types.has("number")) return true;
  return types.size === 0 ? sizeInput(call) !== undefined : false;
}

/** Whether the response says by itself how many there are, or whether there are more. */
export function isCounted(call: PagedCall): boolean {
  const { total, totalPages } = countsOf(call);
  return total !== undefined || totalPages !== undefined || moreSignal(call) !== undefined;
}

/** What the response counts. A bare `count` may be that of the page, unless links to other pages stand beside it. */
export function countsOf(call: PagedCall): Pick<PagePagination, "hasMore" | "total" | "totalPages"> {
  const { signals } = call;
  const numbers = signals.filter(({ types }) => canBe(types, "integer", "number"));
  const next = signals.find(
    ({ name, holder }) => /^(?:next|nextlink|nextpage|nexturl|nextpageurl)$/.test(name) && isOwn(holder),
  );
  const total = numbers.find(({ name, holder }) => TOTAL.test(name) && (name !== "count" || (next && holder === "")));
  const totalPages = numbers.find(({ name, types }) => TOTAL_PAGES.test(name) && types.size > 0);
  const more = moreSignal(call) ?? next;
  return { hasMore: more?.pointer, total: total?.pointer, totalPages: totalPages?.pointer };
}

function isOwn(holder: string): boolean {
  return /^(?:|links|paging|pagination|meta|pageinfo)$/.test(holder);
}

export function firstPageOf(input: Input): number {
  const isFirst = (value: number | undefined) => value === 0 || value === 1;
  if (isFirst(input.default)) return input.default ?? 1;
  if (isFirst(input.minimum)) return input.minimum ?? 1;
  return /\b(?:zero|0)[- ](?:based|indexed)|start(?:s|ing)? (?:at|from|with) (?:0|zero)\b/i.test(input.description)
    ? 0
    : 1;
}

/** SCIM's `startIndex` counts from 1. */
export function firstOffsetOf({ name, default: initial, minimum }: Input): number {
  if (initial === 0 || initial === 1) return initial;
  return name === "startindex" && minimum !== 0 ? 1 : 0;
}
