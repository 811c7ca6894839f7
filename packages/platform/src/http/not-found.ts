import { ApiError } from "@hivepro/server";

/** The answer to an id that names nothing, or something of another account. */
export function notFound(kind: string, id: string): ApiError {
  return new ApiError(404, "NOT_FOUND", `No ${kind} has the id ${id}.`);
}
