import { PaginationError } from "../errors/client-error.ts";
import { pointerText } from "../response/pointer.ts";
import type { Pagination } from "./forms.ts";
import type { Step } from "./next-step.ts";

/**
 * Remembers which page each cursor or address led to, so that a server that sends clients in circles is noticed at once.
 * Asking for the same page twice is fine; coming back to an earlier one is not.
 */
export class Trail {
  readonly #route: string;
  readonly #pageOf = new Map<string | number, number>();

  constructor(route: string) {
    this.#route = route;
  }

  /** Takes note that a step leads to page number `page`. */
  follow(step: Step, page: number): void {
    const key = "address" in step ? step.address : step.value;
    const known = this.#pageOf.get(key);
    if (known === undefined) {
      this.#pageOf.set(key, page);
    } else if (known < page) {
      throw this.#circle(`page ${page} has the cursor of page ${known} again`);
    }
  }

  /** A server that doesn't know the parameter gives the first page again and again. */
  refuseRepeated(items: readonly unknown[], before: readonly unknown[], page: number): void {
    // Plain values may well come again; objects have ids.
    const areObjects = items.length > 0 && items.every((item) => typeof item === "object" && item !== null);
    if (!areObjects || JSON.stringify(items) !== JSON.stringify(before)) return;
    throw this.#circle(`page ${page} has the items of page ${page - 1} again`);
  }

  lost(pagination: Pagination): PaginationError {
    const place = missing(pagination);
    return new PaginationError(
      `${this.#route}: the server says that the list goes on, but gives no cursor at ${place}.`,
    );
  }

  #circle(what: string): PaginationError {
    return new PaginationError(`${this.#route}: ${what}, so the list would never end. Stopped.`);
  }
}

function missing(pagination: Pagination): string {
  if (pagination.style === "url") return pointerText(pagination.nextUrl);
  if (pagination.style !== "cursor") return "any place";
  const { nextCursor, itemCursor = [], items } = pagination;
  return nextCursor ? pointerText(nextCursor) : `${pointerText(items)}, last item, ${pointerText(itemCursor)}`;
}
