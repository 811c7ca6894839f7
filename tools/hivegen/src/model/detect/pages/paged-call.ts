import { type Json, type JsonObject, objectOf, stringOf } from "../../../document/json.ts";
import type { Envelope, PagePlace } from "../../api-model.ts";
import { type Context, resolve } from "../../context.ts";
import { findAt, propertyNames } from "../../properties.ts";
import type { RawOperation } from "../../raw-operations.ts";
import { isErrorName, isMetaName } from "../member-names.ts";
import { type Input, inputsOf } from "./request-inputs.ts";
import { itemsPlace, type Signal, signalsOf } from "./response-signals.ts";

/** An operation that answers with a list, and what could tell how the list goes on. */
export interface PagedCall {
  readonly inputs: readonly Input[];
  readonly signals: readonly Signal[];
  readonly place: PagePlace;
  /** Schema of the list. */
  readonly list: Json;
  /** Asked for with a body, so only what is sure counts. */
  readonly isSearch: boolean;
  readonly hasLinkHeader: boolean;
  /** The response is little more than the list: not a thing that has a list. */
  readonly isPlainList: boolean;
}

/** A list comes with so many other members at most that aren't known to tell about the page. */
const MOST_OTHERS = 2;

const SEARCH = /search|query|list|find|filter|scan|describe|lookup/i;

/** @param items where the items are, if that is declared */
export function pagedCall(
  context: Context,
  raw: RawOperation,
  body: Json | undefined,
  envelope: Envelope | undefined,
  items?: readonly string[],
): PagedCall | undefined {
  const isSearch = raw.method === "POST";
  if (body === undefined || (raw.method !== "GET" && !isSearch)) return undefined;
  const place = items ?? placeOfItems(context, body, envelope);
  const found = place && findAt(context, body, place);
  if (!place || !found) return undefined;
  return {
    inputs: inputsOf(context, raw),
    signals: signalsOf(context, body),
    place: { items: place, itemsOptional: found.required ? undefined : true },
    list: found.schema,
    isSearch,
    hasLinkHeader: documentsLink(context, raw.operation),
    isPlainList: isPlainList(context, body, place),
  };
}

/** Whether a call with a body looks for things. */
export function isSearching({ path, operation }: RawOperation): boolean {
  return SEARCH.test(path) || SEARCH.test(stringOf(operation.operationId) ?? "");
}

function placeOfItems(context: Context, body: Json, envelope: Envelope | undefined): readonly string[] | undefined {
  const data = envelope && envelope.data.length > 0 ? findAt(context, body, envelope.data) : undefined;
  return data && envelope ? itemsPlace(context, data.schema, envelope.data) : itemsPlace(context, body);
}

function isPlainList(context: Context, body: Json, place: readonly string[]): boolean {
  const holder = findAt(context, body, place.slice(0, -1));
  const others = [...propertyNames(context, holder?.schema)].filter((name) => name !== place.at(-1));
  return others.filter((name) => !isMetaName(name) && !isErrorName(name)).length <= MOST_OTHERS;
}

function documentsLink(context: Context, operation: JsonObject): boolean {
  const responses = Object.entries(objectOf(operation.responses)).filter(([status]) => /^2/.test(status));
  return responses.some(([, response]) => {
    const { headers } = resolve(context, response);
    return Object.keys(objectOf(headers)).some((name) => name.toLowerCase() === "link");
  });
}
