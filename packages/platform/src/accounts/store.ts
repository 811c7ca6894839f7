import type { PlatformConfig } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import { newId } from "../identifiers/random-id.ts";
import { TIER_LIMITS } from "./tiers.ts";

/**
 * Makes the installation's account at the first start, and gives it the name, tier and limits of the configuration at
 * every start. Returns its id.
 */
export async function ensureAccount(db: Database, config: PlatformConfig, now: Date): Promise<string> {
  const limits = TIER_LIMITS[config.tier];
  const settings = {
    name: config.accountName,
    tier: config.tier,
    requests_per_minute: config.rateLimit ?? limits.requestsPerMinute,
    concurrent_scans: config.scanConcurrency ?? limits.concurrentScans,
  };
  const existing = await db.selectFrom("accounts").select("id").orderBy("created_at").executeTakeFirst();
  if (existing === undefined) {
    const id = newId("acct");
    await db
      .insertInto("accounts")
      .values({ id, ...settings, created_at: now })
      .execute();
    return id;
  }
  await db.updateTable("accounts").set(settings).where("id", "=", existing.id).execute();
  return existing.id;
}
