import type { Profile, ProfileCreate, ProfileUpdate } from "@hivepro/server";
import type { Database } from "../database/open-database.ts";
import { toProfile } from "./find-profile.ts";

/** Undefined when the account has a profile with this id already. */
export async function insertProfile(
  db: Database,
  accountId: string,
  create: ProfileCreate,
  now: Date,
): Promise<Profile | undefined> {
  const row = await db
    .insertInto("profiles")
    .values({
      account_id: accountId,
      id: create.id,
      name: create.name,
      description: create.description ?? null,
      scan_type: create.scan_type,
      options: JSON.stringify(create.options ?? {}),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(["account_id", "id"]).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toProfile(row);
}

/** Undefined when the account has no such profile. */
export async function updateProfile(
  db: Database,
  profile: { readonly accountId: string; readonly id: string },
  update: ProfileUpdate,
  now: Date,
): Promise<Profile | undefined> {
  const { options, ...plain } = update;
  const row = await db
    .updateTable("profiles")
    .set({ ...plain, ...(options === undefined ? {} : { options: JSON.stringify(options) }), updated_at: now })
    .where("account_id", "=", profile.accountId)
    .where("id", "=", profile.id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toProfile(row);
}

/** Deletes a profile, also as the default of targets. False when the account has no such profile. */
export async function deleteProfile(db: Database, accountId: string, id: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable("targets")
      .set({ default_profile: null, updated_at: now })
      .where("account_id", "=", accountId)
      .where("default_profile", "=", id)
      .execute();
    const row = await trx
      .deleteFrom("profiles")
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  });
}
