import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { initialTables } from "./migrations/0001-initial-tables.ts";
import type { Tables } from "./schema.ts";

/** By name, which orders them. A migration that was released is never changed; a new one is added. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-initial-tables": initialTables,
};

/** Runs the migrations that the database doesn't have yet, all or none of them. */
export async function migrateToLatest(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
