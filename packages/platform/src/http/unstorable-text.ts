import { ApiError } from "@hivepro/server";

/**
 * Refuses text that PostgreSQL can't hold: NUL characters, and halves of surrogate pairs. Throws `ApiError`
 * (INVALID_REQUEST) that names the field.
 */
export function refuseUnstorableText(input: unknown, field = ""): void {
  if (typeof input === "string") {
    if (!input.includes("\0") && input.isWellFormed()) return;
    const reason = "must not contain NUL characters or broken Unicode";
    const name = field === "" ? "The request" : field;
    throw new ApiError(400, "INVALID_REQUEST", `${name} ${reason}.`, { field: name, reason });
  }
  if (typeof input !== "object" || input === null) return;
  for (const [name, value] of Object.entries(input)) {
    refuseUnstorableText(value, field === "" ? name : `${field}.${name}`);
  }
}
