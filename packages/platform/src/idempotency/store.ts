import type { IdempotencyStore, IdempotentCall } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../database/open-database.ts";
import { hashOfKey, sealWith } from "./sealed-answer.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

/** No request takes as long; one that seems to was killed with its process. */
const ABANDONED_AFTER_MS = 2 * 60 * 1000;

type Call = IdempotentCall<Principal>;

/** Keeps answers to requests with an idempotency key in the database, for 24 hours. */
export function idempotencyStore(db: Database, clock: Clock): IdempotencyStore<Principal> {
  return {
    conflictCode: "IDEMPOTENCY_CONFLICT",

    async begin(call) {
      const now = clock.now();
      const key = keyOf(call);
      // Of two requests at once, the row lets one in; the other sees it.
      await dropStale(db, key, now);
      const inserted = await db
        .insertInto("idempotency_keys")
        .values({ ...key, fingerprint: call.fingerprint, answer: null, created_at: now })
        .onConflict((conflict) => conflict.columns(["account_id", "scope", "key"]).doNothing())
        .returning("key")
        .executeTakeFirst();
      if (inserted !== undefined) return "new";
      const row = await selectKey(db, key).executeTakeFirst();
      // It was dropped between the two statements: the first request failed, so the caller may try again.
      if (row === undefined) return "in-progress";
      if (row.fingerprint !== call.fingerprint) return "conflict";
      return row.answer === null ? "in-progress" : { replay: sealWith(call.key).open(row.answer) };
    },

    async finish(call, response) {
      await db
        .updateTable("idempotency_keys")
        .set({ answer: sealWith(call.key).seal(response) })
        .where(({ and }) => and(keyOf(call)))
        .execute();
    },

    async abandon(call) {
      await db
        .deleteFrom("idempotency_keys")
        .where(({ and }) => and(keyOf(call)))
        .execute();
    },
  };
}

interface Key {
  readonly account_id: string;
  readonly scope: string;
  readonly key: string;
}

function keyOf({ principal, operation, key }: Call): Key {
  if (principal === undefined) throw new Error(`${operation.id} takes idempotency keys, but no credentials`);
  return { account_id: principal.accountId, scope: `${principal.keyId} ${operation.id}`, key: hashOfKey(key) };
}

function selectKey(db: Database, key: Key) {
  return db
    .selectFrom("idempotency_keys")
    .selectAll()
    .where(({ and }) => and(key));
}

async function dropStale(db: Database, key: Key, now: Date): Promise<void> {
  const keptSince = new Date(now.getTime() - KEPT_MS);
  const abandonedSince = new Date(now.getTime() - ABANDONED_AFTER_MS);
  await db
    .deleteFrom("idempotency_keys")
    .where(({ and }) => and(key))
    .where(({ eb, and, or }) =>
      or([eb("created_at", "<", keptSince), and([eb("answer", "is", null), eb("created_at", "<", abandonedSince)])]),
    )
    .execute();
}
