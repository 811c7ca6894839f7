import { pointerText, valueAt } from "../response/pointer.ts";
import type { CursorPagination, Pagination } from "./forms.ts";
import { type Continuation, type PageFacts, type Step, saysMore } from "./next-step.ts";
import { readPlace } from "./request-place.ts";

/** Pages that lead on by a token. */
export function cursorPages(form: CursorPagination): Pagination {
  return {
    ...form,
    first: (input) => stepTo(form, readPlace(input, form.cursorParameter)),
    next: (page) => nextCursor(form, page),
  };
}

/** `hasMore` decides where the API has it, as many send a cursor with the last page too. */
function nextCursor(form: CursorPagination, { body, items }: PageFacts): Continuation {
  const more = saysMore(form, body);
  if (more === false) return undefined;
  const cursor = cursorOf(form, body, items, more);
  const step = cursor === "" ? undefined : stepTo(form, cursor);
  return step ?? (more ? { lost: cursorPlace(form) } : undefined);
}

function stepTo({ cursorParameter: place }: CursorPagination, value: unknown): Step | undefined {
  return typeof value === "string" || typeof value === "number" ? { place, value } : undefined;
}

/** The last item leads on only where the response says that there is more: it always has an id. */
function cursorOf(
  { nextCursor: place, itemCursor }: CursorPagination,
  body: unknown,
  items: readonly unknown[],
  more: boolean | undefined,
): unknown {
  if (place) return valueAt(body, place);
  return itemCursor && more ? valueAt(items.at(-1), itemCursor) : undefined;
}

function cursorPlace({ nextCursor: place, itemCursor = [], items }: CursorPagination): string {
  return place ? pointerText(place) : `${pointerText(items)}, last item, ${pointerText(itemCursor)}`;
}
