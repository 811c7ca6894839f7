import { ApiError } from "@hivepro/server";

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

/**
 * The instant that a date-time of a request means. Throws `ApiError` (INVALID_REQUEST) for one that the database can't
 * hold: a leap second, or a year that no installation will see.
 */
export function instantOf(text: string, field: string): Date {
  const milliseconds = Date.parse(text);
  if (milliseconds >= EARLIEST && milliseconds <= LATEST) return new Date(milliseconds);
  const reason = "must be a point in time from 1970 to 9999";
  throw new ApiError(400, "INVALID_REQUEST", `${field} ${reason}.`, { field, reason });
}
