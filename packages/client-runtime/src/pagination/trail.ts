import { PaginationError } from "../errors/client-error.ts";

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

  /** Takes note that a cursor or an address leads to page number `page`. */
  follow(key: string | number, page: number): void {
    const known = this.#pageOf.get(key);
    if (known === undefined) this.#pageOf.set(key, page);
    else if (known < page) throw circle(this.#route, `page ${page} has the cursor of page ${known} again`);
  }
}

export function circle(route: string, what: string): PaginationError {
  return new PaginationError(`${route}: ${what}, so the list would never end. Stopped.`);
}
