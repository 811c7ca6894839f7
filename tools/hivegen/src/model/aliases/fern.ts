import { isObject, type Json, type JsonObject, objectOf, stringOf } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import {
  type Aliases,
  type AliasPlace,
  ignored,
  named,
  objectsOf,
  pointerOfPath,
  present,
  understood,
} from "./alias.ts";

/** https://buildwithfern.com/learn/api-definitions/openapi/extensions/overview */
export const fern: Aliases = {
  prefix: "x-fern-",
  // Both hold for the operations that refer to them.
  root: { "x-fern-pagination": understood, "x-fern-idempotency-headers": understood },
  path: { "x-fern-ignore": ignored, "x-fern-sdk-group-name": named("resource") },
  operation: {
    "x-fern-sdk-group-name": named("resource"),
    "x-fern-sdk-method-name": named("method"),
    "x-fern-ignore": ignored,
    "x-fern-pagination": (value, { context }) =>
      pagination(value === true ? context.document["x-fern-pagination"] : value),
    "x-fern-retries": (value) => (objectOf(value).disabled === true ? { retry: { maxRetries: 0 } } : undefined),
    "x-fern-idempotent": idempotent,
    "x-fern-sdk-return-value": (value) => {
      const property = stringOf(value);
      return property === undefined ? undefined : { envelope: { data: formatPointer(property.split(".")) } };
    },
    "x-fern-audiences": understood,
  },
};

function pagination(value: Json | undefined): JsonObject | undefined {
  if (value === false) return { pagination: false };
  if (!isObject(value)) return undefined;
  const items = pointerOfPath(value.results, "$response");
  const hasMore = pointerOfPath(value["has-next-page"], "$response");
  const nextUrl = pointerOfPath(value.next_uri ?? value.next_path, "$response");
  if (nextUrl !== undefined) return { pagination: present({ style: "url", next: nextUrl, items, hasMore }) };
  const cursor = parameterOf(value.cursor);
  const next = pointerOfPath(value.next_cursor, "$response");
  if (cursor !== undefined && next !== undefined)
    return { pagination: present({ style: "cursor", cursor, next, items, hasMore }) };
  const offset = parameterOf(value.offset);
  if (offset === undefined) return undefined;
  // Without a step the offset counts pages.
  const step = parameterOf(value.step);
  const place = step === undefined ? { style: "page", page: offset } : { style: "offset", offset, limit: step };
  return { pagination: present({ ...place, items, hasMore }) };
}

/** `$request.page_number` is the parameter `page_number`. */
function parameterOf(value: Json | undefined): string | undefined {
  return /^\$request\.(?:query\.)?([\w-]+)$/.exec(stringOf(value) ?? "")?.[1];
}

function idempotent(value: Json, { context }: AliasPlace): JsonObject | undefined {
  if (value !== true) return undefined;
  const [first] = objectsOf(context.document["x-fern-idempotency-headers"]);
  const header = stringOf(first?.header);
  return { idempotency: header === undefined ? { idempotent: true } : { header } };
}
