import { ApiError } from "@hivepro/server";
import { checkCatalogue } from "../engine/index.ts";

const FIELD = "options.checks";

/** Throws `ApiError` (UNKNOWN_CHECK) when an id is not in the catalogue. */
export function requireChecks(ids: readonly string[] | undefined): void {
  const unknown = ids?.filter((id) => !checkCatalogue.some((check) => check.id === id)) ?? [];
  if (unknown.length === 0) return;
  const names = unknown.join(", ");
  throw new ApiError(400, "UNKNOWN_CHECK", `No check has the id ${names}. List them with GET /checks.`, {
    field: FIELD,
    reason: `no check has the id ${names}`,
  });
}
