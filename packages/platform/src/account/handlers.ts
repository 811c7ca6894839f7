import type { AccountHandlers, AccountUsage } from "@hivepro/server";
import { sql } from "kysely";
import type { Principal } from "../auth/principal.ts";
import type { Database } from "../database/open-database.ts";
import type { Services } from "../services/services.ts";

export function accountHandlers({ db, clock }: Services): AccountHandlers<Principal> {
  return {
    async getAccount(_request, { principal }) {
      const { accountId } = principal;
      const account = await db.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirstOrThrow();
      const { requests_per_minute, concurrent_scans } = account;
      return {
        id: account.id,
        name: account.name,
        tier: account.tier,
        limits: { requests_per_minute, concurrent_scans },
        usage: await usageOf(db, accountId, clock.now()),
        created_at: account.created_at.toISOString(),
      };
    },
  };
}

async function usageOf(db: Database, accountId: string, now: Date): Promise<AccountUsage> {
  const monthStart = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const { rows } = await sql<AccountUsage>`
    select
      (select count(*)::int from scans where account_id = ${accountId} and status = 'running') as running_scans,
      (select count(*)::int from scans where account_id = ${accountId} and status = 'queued') as queued_scans,
      (select count(*)::int from scans where account_id = ${accountId} and created_at >= ${monthStart})
        as scans_this_month,
      (select count(*)::int from targets where account_id = ${accountId}) as targets,
      (select count(*)::int from vulnerabilities where account_id = ${accountId} and status in ('open', 'confirmed'))
        as open_vulnerabilities,
      (select count(*)::int from reports where account_id = ${accountId}) as reports
  `.execute(db);
  const [usage] = rows;
  if (usage === undefined) throw new Error("counting the account's usage gave no row");
  return usage;
}
