import { type Json, type JsonObject, stringOf } from "../document/json.ts";
import { formatPointer, parsePointer, responsePlace } from "../document/pointer.ts";
import type { Envelope, Pagination, RequestPlace } from "./api-model.ts";
import type { Context } from "./context.ts";
import { cursorPages } from "./detect/pages/cursor-pages.ts";
import { countsOf, firstOffsetOf, firstPageOf, moreSignal, sizeOf } from "./detect/pages/number-pages.ts";
import { type PagedCall, pagedCall } from "./detect/pages/paged-call.ts";
import { type Input, inputsOf } from "./detect/pages/request-inputs.ts";
import { urlPages } from "./detect/pages/url-pages.ts";
import { findAt, itemsOf } from "./properties.ts";
import type { RawOperation } from "./raw-operations.ts";

type Style = Pagination["style"];

/**
 * How a list continues, where `x-hivegen.pagination` and the operation fit together. What isn't declared is detected. An
 * operation without the parameter is no list of that kind, and nothing is said; one that lacks something else is told.
 */
export function declaredPagination(
  context: Context,
  raw: RawOperation,
  declared: JsonObject,
  body: Json | undefined,
  envelope: Envelope | undefined,
): Pagination | undefined {
  const style = styleOf(declared);
  const wanted = parameterOf(declared, style);
  const input = wanted === undefined ? undefined : inputAt(context, raw, wanted);
  if (wanted !== undefined && !input) return undefined;
  const items = placeOf(declared.items);
  const call = pagedCall(context, raw, body, envelope, items);
  const list = call && itemsOf(context, call.list) !== undefined ? call : undefined;
  const pagination = list && paginationOf(context, list, declared, style, input);
  const absent = declaredPlaces(declared).filter((place) => !findAt(context, body, place));
  if (pagination && absent.length === 0) return pagination;
  if (wanted !== undefined) {
    const lacks = [
      list ? undefined : `a list at ${formatPointer(items ?? [])}`,
      ...absent.map((place) => `a value at ${formatPointer(place)}`),
    ].filter((part) => part !== undefined);
    const what = lacks.length > 0 ? lacks.join(" and ") : "a place that says where the list goes on";
    const message = `It takes "${placeName(wanted)}", but its response lacks ${what}. It is treated as a plain call.`;
    context.report("PAGINATION_MISMATCH", "warning", raw.pointer, message);
  }
  return undefined;
}

function styleOf(declared: JsonObject): Style {
  const styles: readonly Style[] = ["cursor", "page", "offset", "url", "link"];
  const named = styles.find((style) => style === declared.style);
  if (named) return named;
  if (stringOf(declared.next)?.startsWith("$response.header.")) return "link";
  return styles.find((style) => declared[style] !== undefined) ?? "cursor";
}

/** The parameter that leads on. Where the server gives an address there is none. */
function parameterOf(declared: JsonObject, style: Style): RequestPlace | undefined {
  return style === "url" || style === "link" ? undefined : requestPlace(stringOf(declared[style]) ?? style);
}

/** A parameter's name, or a runtime expression: `$request.query.cursor`, `$request.body#/cursor`. */
function requestPlace(text: string): RequestPlace {
  const body = /^\$request\.body#?(\/.*)$/.exec(text);
  return body ? parsePointer(body[1] ?? "") : text.replace(/^\$request\.query\./, "");
}

function placeName(place: RequestPlace): string {
  return typeof place === "string" ? place : formatPointer(place);
}

/** The input at a place; what a body takes may be deeper in it than inputs go. */
function inputAt(context: Context, raw: RawOperation, place: RequestPlace): Input | undefined {
  const inputs = inputsOf(context, raw);
  const found = inputs.find((input) => placeName(input.place) === placeName(place));
  if (found || typeof place === "string") return found;
  const [outer] = place;
  return inputs.some((input) => placeName(input.place) === `/${outer}`) ? { ...UNKNOWN, place } : undefined;
}

const UNKNOWN: Omit<Input, "place"> = {
  name: "",
  types: new Set(),
  default: undefined,
  minimum: undefined,
  maximum: undefined,
  description: "",
};

function placeOf(value: Json | undefined): string[] | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : responsePlace(text);
}

/** What the response must have, as it is declared. */
function declaredPlaces({ style, next, hasMore, total, totalPages }: JsonObject): string[][] {
  const isHeader = style === "link" || stringOf(next)?.startsWith("$response.header.");
  return [isHeader ? undefined : next, hasMore, total, totalPages].flatMap((value) => {
    const place = placeOf(value);
    return place ? [place] : [];
  });
}

function paginationOf(
  context: Context,
  call: PagedCall,
  declared: JsonObject,
  style: Style,
  input: Input | undefined,
): Pagination | undefined {
  const next = placeOf(declared.next);
  const hasMore = placeOf(declared.hasMore);
  switch (style) {
    case "link":
      return { style, hasMore, ...call.place };
    case "url": {
      const nextUrl = next ?? urlPages(context, call)?.nextUrl;
      return nextUrl && { style, nextUrl, hasMore, ...call.place };
    }
    case "cursor":
      return input && cursorBy(context, { ...call, inputs: [input] }, input, next, declared);
    default:
      return input && numbersBy(call, declared, style, input);
  }
}

function cursorBy(
  context: Context,
  call: PagedCall,
  { place }: Input,
  next: string[] | undefined,
  declared: JsonObject,
): Pagination | undefined {
  const itemCursor = placeOf(declared.itemCursor);
  const found = next || itemCursor ? { nextCursor: next, itemCursor } : cursorPages(context, call);
  if (!found) return undefined;
  const hasMore = placeOf(declared.hasMore) ?? (itemCursor && moreSignal(call)?.pointer);
  const { nextCursor } = found;
  return { style: "cursor", cursorParameter: place, nextCursor, itemCursor: found.itemCursor, hasMore, ...call.place };
}

function numbersBy(call: PagedCall, declared: JsonObject, style: "page" | "offset", input: Input): Pagination {
  const counts = countsOf(call);
  const limit = stringOf(declared.limit);
  const asked = limit === undefined ? undefined : requestPlace(limit);
  const known = call.inputs.find(({ place }) => asked !== undefined && placeName(place) === placeName(asked));
  const shared = {
    size: asked === undefined ? sizeOf(call) : { parameter: asked, maximum: known?.maximum },
    hasMore: placeOf(declared.hasMore) ?? counts.hasMore,
    total: placeOf(declared.total) ?? counts.total,
    ...call.place,
  };
  if (style === "offset") {
    return { style, offsetParameter: input.place, firstOffset: firstOffsetOf(input), ...shared };
  }
  const totalPages = placeOf(declared.totalPages) ?? counts.totalPages;
  return { style, pageParameter: input.place, firstPage: firstPageOf(input), totalPages, ...shared };
}
