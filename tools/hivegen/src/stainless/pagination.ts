import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { formatPointer } from "../document/pointer.ts";
import { parameterNames } from "./parameter-names.ts";
import type { StainlessFile } from "./stainless-file.ts";

/** A way of paging, in the words of `x-hivegen.pagination`. */
interface Scheme {
  readonly pagination: JsonObject;
  /** Query parameters that an operation has which pages so. */
  readonly parameters: readonly string[];
}

/**
 * One scheme holds for the whole API. Of several, Stainless finds out by their parameters which one an operation has, and so
 * does this. @param operations get what holds for them
 */
export function convertPagination(
  config: JsonObject,
  operations: JsonObject,
  file: StainlessFile,
  document: () => JsonObject,
): JsonObject {
  const raw = Array.isArray(config.pagination) ? config.pagination : [config.pagination ?? []].flat();
  const schemes = arrayOf(raw).flatMap((scheme, index) => {
    const converted = isObject(scheme) ? convertScheme(scheme) : undefined;
    if (!converted) {
      const reason = "How these pages continue can't be said. Declare `pagination` for the operations.";
      file.note(["pagination", String(index)], reason);
    }
    return converted ?? [];
  });
  const [only, ...others] = schemes;
  if (!only) return {};
  if (others.length === 0) return { pagination: only.pagination };
  const description = document();
  for (const [route, declared] of Object.entries(operations)) {
    const known = objectOf(declared);
    if (known.pagination !== undefined || !route.startsWith("GET ")) continue;
    const names = parameterNames(description, route);
    const scheme = schemes.find(({ parameters }) => parameters.every((name) => names.has(name)));
    if (scheme) operations[route] = { ...known, pagination: scheme.pagination };
  }
  return {};
}

/** `purpose` of a property, and where it stands. */
type Purposes = ReadonlyMap<string, readonly string[]>;

function convertScheme(scheme: JsonObject): Scheme | undefined {
  const request = purposesIn(objectOf(scheme.request));
  const response = purposesIn(objectOf(scheme.response));
  const items = pointerOf(response, /^items$/);
  const hasMore = pointerOf(response, /^has_(?:next|more)/);
  const cursor = parameterOf(request, /^next_cursor/);
  const next = pointerOf(response, /^next_cursor/);
  const limit = Object.keys(objectOf(scheme.request)).find((name) =>
    /^(?:limit|size|per_?page|page_?size)$/i.test(name),
  );
  const shared = { limit, items, hasMore };
  switch (stringOf(scheme.type)) {
    case "cursor":
    case "cursor_id": {
      const itemCursor = next === undefined ? itemCursorOf(objectOf(scheme.response)) : undefined;
      const pagination = { style: "cursor", cursor, next, itemCursor, ...shared };
      return cursor && (next ?? itemCursor) ? schemeOf(pagination, cursor) : undefined;
    }
    case "cursor_url":
      return next ? schemeOf({ style: "url", next, items, hasMore }, cursor) : undefined;
    case "offset": {
      const offset = parameterOf(request, /^offset/);
      const total = pointerOf(response, /^offset_total/);
      return offset ? schemeOf({ style: "offset", offset, total, ...shared }, offset) : undefined;
    }
    case "page_number": {
      const page = parameterOf(request, /^page_number/);
      const totalPages = pointerOf(response, /^total_page/);
      return page ? schemeOf({ style: "page", page, totalPages, ...shared }, page) : undefined;
    }
    default:
      return undefined;
  }
}

/** Where an item says which cursor follows it. */
function itemCursorOf(response: JsonObject): string | undefined {
  const list = Object.values(response).find((raw) => purposeOf(raw) === "items");
  return pointerOf(purposesIn(objectOf(objectOf(objectOf(list).items).properties)), /^next_cursor/);
}

function schemeOf(pagination: JsonObject, parameter: string | undefined): Scheme {
  const said = Object.fromEntries(Object.entries(pagination).filter(([, value]) => value !== undefined));
  return { pagination: said, parameters: parameter === undefined ? [] : [parameter] };
}

function purposesIn(properties: JsonObject): Purposes {
  const found = new Map<string, readonly string[]>();
  const visit = (members: JsonObject, path: readonly string[]): void => {
    for (const [name, raw] of Object.entries(members)) {
      const place = [...path, name];
      const purpose = purposeOf(raw);
      if (purpose !== undefined) found.set(purpose, place);
      if (objectOf(raw).type === "object") visit(objectOf(objectOf(raw).properties), place);
    }
  };
  visit(properties, []);
  return found;
}

/** Values that come in headers stand nowhere in a body. */
function purposeOf(raw: Json | undefined): string | undefined {
  const { purpose, from_header } = objectOf(objectOf(raw)["x-stainless-pagination-property"]);
  return from_header === undefined ? stringOf(purpose) : undefined;
}

function pointerOf(purposes: Purposes, wanted: RegExp): string | undefined {
  const [, place] = [...purposes].find(([purpose]) => wanted.test(purpose)) ?? [];
  return place && formatPointer(place);
}

function parameterOf(purposes: Purposes, wanted: RegExp): string | undefined {
  const [, place] = [...purposes].find(([purpose]) => wanted.test(purpose)) ?? [];
  return place?.length === 1 ? place[0] : undefined;
}
