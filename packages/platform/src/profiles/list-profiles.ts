import type { Profile } from "@hivepro/server";
import type { Database } from "../database/open-database.ts";
import { decodeCursor, encodeCursor, listFingerprint } from "../pagination/cursor.ts";
import { type Page, type PageQuery, pageOf } from "../pagination/fetch-page.ts";
import { BUILTIN_PROFILES } from "./builtin-profiles.ts";
import { toProfile } from "./find-profile.ts";

/** Sort key in cursors: built-in profiles come first, in their own order; then those of the account, by id. */
const OWN = "own";
const BUILTIN = "builtin";

export async function listProfiles(db: Database, accountId: string, query: PageQuery): Promise<Page<Profile>> {
  const fingerprint = listFingerprint("profiles", {});
  const position = query.cursor === undefined ? undefined : decodeCursor(query.cursor, fingerprint, "text");
  const isAmongOwn = position?.key === OWN;
  const builtin = isAmongOwn ? [] : builtinAfter(position?.id);
  const own = await ownAfter(db, accountId, isAmongOwn ? position.id : "", query.limit + 1);
  return pageOf([...builtin, ...own], query.limit, (profile) =>
    encodeCursor({ key: profile.builtin ? BUILTIN : OWN, id: profile.id }, fingerprint),
  );
}

function builtinAfter(id: string | undefined): readonly Profile[] {
  return BUILTIN_PROFILES.slice(BUILTIN_PROFILES.findIndex((profile) => profile.id === id) + 1);
}

async function ownAfter(db: Database, accountId: string, id: string, limit: number): Promise<readonly Profile[]> {
  const rows = await db
    .selectFrom("profiles")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("id", ">", id)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toProfile);
}
