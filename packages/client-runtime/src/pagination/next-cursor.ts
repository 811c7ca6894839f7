import { valueAt } from "../response/pointer.ts";
import type { CursorPagination } from "./forms.ts";
import { type Continuation, type PageFacts, saysMore } from "./next-step.ts";

/** `hasMore` decides where the API has it, as many send a cursor with the last page too. */
export function nextCursor(pagination: CursorPagination, { body, items }: PageFacts): Continuation {
  const more = saysMore(pagination, body);
  if (more === false) return "end";
  const cursor = cursorOf(pagination, body, items);
  if ((typeof cursor === "string" && cursor !== "") || typeof cursor === "number") {
    return { place: pagination.cursorParameter, value: cursor };
  }
  return more === true ? "lost" : "end";
}

/** The last item leads on only where the response says that there is more: it always has an id. */
function cursorOf(pagination: CursorPagination, body: unknown, items: readonly unknown[]): unknown {
  const { nextCursor: place, itemCursor } = pagination;
  if (place) return valueAt(body, place);
  return itemCursor && saysMore(pagination, body) === true ? valueAt(items.at(-1), itemCursor) : undefined;
}
