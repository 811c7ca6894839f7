import { PaginationError } from "../errors/client-error.ts";
import type { Pagination } from "../operation.ts";
import { pointerText, valueAt } from "../response/pointer.ts";

export type Cursor = string | number;

/**
 * How a list goes on: with a cursor, not at all, or `lost` if the server announces more without saying where. `hasMore`
 * decides where the API has it, as many send a cursor with the last page too.
 */
export function continuation(pagination: Pagination, body: unknown): { readonly cursor: Cursor } | "end" | "lost" {
  const hasMore = pagination.hasMore && valueAt(body, pagination.hasMore);
  if (hasMore === false) return "end";
  const cursor = valueAt(body, pagination.nextCursor);
  if ((typeof cursor === "string" && cursor !== "") || typeof cursor === "number") return { cursor };
  return hasMore === true ? "lost" : "end";
}

/**
 * Remembers which page each cursor led to, so that a server that sends clients in circles is noticed at once. Asking for the
 * same page twice is fine; coming back to an earlier one is not.
 */
export class CursorTrail {
  readonly #pageOf = new Map<Cursor, number>();

  /** Takes note that `cursor` leads to page number `page`. */
  follow(cursor: Cursor, page: number, route: string): void {
    const known = this.#pageOf.get(cursor);
    if (known === undefined) {
      this.#pageOf.set(cursor, page);
    } else if (known < page) {
      throw new PaginationError(
        `${route}: page ${page} has the cursor of page ${known} again, so the list would never end. Stopped.`,
      );
    }
  }
}

export function lostError(pagination: Pagination, route: string): PaginationError {
  const place = pointerText(pagination.nextCursor);
  return new PaginationError(`${route}: the server says that the list goes on, but gives no cursor at ${place}.`);
}
