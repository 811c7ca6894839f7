import { createHash } from "node:crypto";
import { ApiError } from "@hivepro/server";

/** A sort key as it stands in a cursor: instants are ISO 8601 text. */
export type CursorKey = string | number | null;

/** The last item of a page: where the next one goes on. */
export interface Position {
  readonly key: CursorKey;
  readonly id: string;
}

export type KeyType = "instant" | "number" | "text";

/** Ties a cursor to the list, filters and order that it was made with; take it in any order of properties. */
export function listFingerprint(list: string, query: object): string {
  const entries = Object.entries(query).filter(([name]) => name !== "cursor" && name !== "limit");
  const canonical = JSON.stringify([list, entries.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash("sha256").update(canonical).digest("base64url").slice(0, 12);
}

export function encodeCursor({ key, id }: Position, fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, key, id])).toString("base64url");
}

/** Throws `ApiError` (INVALID_CURSOR) when the cursor is damaged, or was made with other filters. */
export function decodeCursor(cursor: string, fingerprint: string, type: KeyType): Position {
  const [madeWith, key, id] = partsOf(cursor);
  if (typeof madeWith !== "string" || typeof id !== "string" || id === "") throw invalid("It is damaged.");
  if (madeWith !== fingerprint) throw invalid("It was made with other filters or another order.");
  if (!isKey(key, type)) throw invalid("It is damaged.");
  return { key, id };
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isKey(key: unknown, type: KeyType): key is CursorKey {
  if (key === null) return true;
  if (type === "number") return typeof key === "number";
  if (typeof key !== "string" || key.includes("\0")) return false;
  return type === "text" || (key.length === 24 && !Number.isNaN(Date.parse(key)));
}

function invalid(reason: string): ApiError {
  return new ApiError(400, "INVALID_CURSOR", `The cursor is not valid. ${reason} Start again without cursor.`, {
    field: "cursor",
    reason,
  });
}
