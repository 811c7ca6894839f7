import type { ScanCreate } from "@hivepro/server";
import { requireChecks } from "../checks/require-checks.ts";
import type { DatabaseTransaction } from "../database/open-database.ts";
import { newId } from "../identifiers/random-id.ts";
import { enqueue } from "../jobs/queue.ts";
import { findProfile, requireProfile } from "../profiles/find-profile.ts";
import type { UsableProfile } from "../profiles/usable-profile.ts";
import type { Services } from "../services/services.ts";
import { checkTarget } from "../targets/check-target.ts";
import { resolveOptions } from "./scan-options.ts";

/**
 * Puts a new scan in the queue and returns its id. Throws `ApiError` (INVALID_TARGET, UNKNOWN_PROFILE, UNKNOWN_CHECK).
 */
export async function createScan(services: Services, accountId: string, body: ScanCreate): Promise<string> {
  const { db, clock } = services;
  const target = await checkTarget(body.target, "target", services.addressPolicy);
  const profile = await profileFor(services, accountId, body.profile, target);
  requireChecks(body.options?.checks);
  const id = newId("scan");
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await insertScan(trx, { id, accountId, target, profile, body, now });
    await enqueue(trx, { accountId, kind: "scan", subjectId: id }, now);
  });
  services.worker.wake();
  return id;
}

/** The profile of the request, else the default one of the saved target with this URL. */
async function profileFor(
  { db }: Services,
  accountId: string,
  requested: string | undefined,
  url: string,
): Promise<UsableProfile | undefined> {
  if (requested !== undefined) return requireProfile(db, accountId, requested, "profile");
  const target = await db
    .selectFrom("targets")
    .select("default_profile")
    .where("account_id", "=", accountId)
    .where("url", "=", url)
    .executeTakeFirst();
  return target?.default_profile == null ? undefined : findProfile(db, accountId, target.default_profile);
}

interface NewScan {
  readonly id: string;
  readonly accountId: string;
  readonly target: string;
  readonly profile: UsableProfile | undefined;
  readonly body: ScanCreate;
  readonly now: Date;
}

async function insertScan(trx: DatabaseTransaction, { id, accountId, target, profile, body, now }: NewScan) {
  const { scanType, options } = resolveOptions(body, profile);
  await trx
    .insertInto("scans")
    .values({
      id,
      account_id: accountId,
      name: body.name ?? null,
      target,
      scan_type: scanType,
      profile: profile?.id ?? null,
      options: JSON.stringify(options),
      status: "queued",
      phase: "waiting",
      progress: 0,
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
      info: 0,
      requests: 0,
      pages_found: 0,
      pages_scanned: 0,
      failure_reason: null,
      failure_message: null,
      checks_run: [],
      tags: body.tags ?? [],
      notes: body.notes ?? null,
      created_at: now,
      updated_at: now,
      started_at: null,
      completed_at: null,
    })
    .execute();
}
