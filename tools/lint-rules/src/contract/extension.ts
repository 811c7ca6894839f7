import type { Place } from "./place.ts";

/** The one extension key of the contract. */
export const EXTENSION = "x-hivegen";

/** What the `x-hivegen` of this very place says under `keys`. */
export function extension(place: Place, ...keys: readonly string[]): Place {
  return place.at(EXTENSION, ...keys);
}
