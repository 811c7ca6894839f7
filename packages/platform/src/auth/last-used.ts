import { sql } from "kysely";
import type { Database } from "../database/open-database.ts";

const MINUTE_MS = 60_000;

/** Records when keys are used, to the minute: one write a minute and key, however many requests it sends. */
export class LastUsed {
  readonly #db: Database;
  readonly #minutes = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  async record(keyId: string, now: Date): Promise<void> {
    const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
    if (this.#minutes.get(keyId) === minute) return;
    this.#minutes.set(keyId, minute);
    await this.#db
      .updateTable("api_keys")
      .set({ last_used_at: sql<Date>`greatest(last_used_at, ${new Date(minute)})` })
      .where("id", "=", keyId)
      .execute();
  }
}
