import { isObject, type Json, type JsonObject, stringOf } from "../document/json.ts";
import { formatPointer, parsePointer } from "../document/pointer.ts";
import type { Pagination, Parameter } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { findAt } from "./properties.ts";

/** How a list continues, where `x-hivegen.pagination` and the operation fit together. */
export function paginationOf(
  context: Context,
  extension: JsonObject,
  operation: { method: string; parameters: readonly Parameter[]; body: Json | undefined; pointer: readonly string[] },
): Pagination | undefined {
  const declared = extension.pagination;
  if (!isObject(declared) || operation.method !== "GET") return undefined;
  const cursorParameter = stringOf(declared.cursor) ?? "cursor";
  if (!operation.parameters.some(({ name, in: place }) => place === "query" && name === cursorParameter))
    return undefined;
  const items = parsePointer(stringOf(declared.items) ?? "/data");
  const nextCursor = parsePointer(stringOf(declared.next) ?? "/next_cursor");
  const hasMore = stringOf(declared.hasMore);
  const list = findAt(context, operation.body, items);
  const missing = [
    !list || resolve(context, list.schema).type !== "array" ? `a list at ${formatPointer(items)}` : undefined,
    findAt(context, operation.body, nextCursor) ? undefined : `a cursor at ${formatPointer(nextCursor)}`,
  ].filter((part) => part !== undefined);
  if (missing.length > 0) {
    const message = `It takes "${cursorParameter}", but its response lacks ${missing.join(" and ")}. It is treated as a plain call.`;
    context.report("PAGINATION_MISMATCH", "warning", operation.pointer, message);
    return undefined;
  }
  return {
    style: "cursor",
    cursorParameter,
    nextCursor,
    hasMore: hasMore === undefined ? undefined : parsePointer(hasMore),
    items,
  };
}
