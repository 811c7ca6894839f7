import { ApiError } from "@hivepro/server";
import type { Selectable } from "kysely";
import type { Database } from "../database/open-database.ts";
import type { ProfilesTable } from "../database/schema.ts";
import { BUILTIN_PROFILES } from "./builtin-profiles.ts";
import type { UsableProfile } from "./usable-profile.ts";

/** A built-in profile or one of the account. */
export async function findProfile(db: Database, accountId: string, id: string): Promise<UsableProfile | undefined> {
  const builtin = BUILTIN_PROFILES.find((profile) => profile.id === id);
  if (builtin !== undefined) return builtin;
  const row = await db
    .selectFrom("profiles")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? undefined : toProfile(row);
}

/** The profile that a request names in `field`. Throws `ApiError` (UNKNOWN_PROFILE). */
export async function requireProfile(
  db: Database,
  accountId: string,
  id: string,
  field: string,
): Promise<UsableProfile> {
  const profile = await findProfile(db, accountId, id);
  if (profile !== undefined) return profile;
  const message = `No profile has the id ${id}. List them with GET /profiles.`;
  throw new ApiError(400, "UNKNOWN_PROFILE", message, { field, reason: "no profile has this id" });
}

export function toProfile(row: Selectable<ProfilesTable>): UsableProfile {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    builtin: false,
    scan_type: row.scan_type,
    options: row.options,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
