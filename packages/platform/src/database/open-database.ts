import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type Driver, Kysely, PGliteDialect, type Transaction } from "kysely";
import { DataDirectoryLock } from "./data-directory-lock.ts";
import { migrateToLatest } from "./migrate.ts";
import { OneAtATimeDriver } from "./one-at-a-time-driver.ts";
import type { Tables } from "./schema.ts";

/** The database, or a transaction in it. */
export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

class EmbeddedDialect extends PGliteDialect {
  override createDriver(): Driver {
    return new OneAtATimeDriver(super.createDriver());
  }
}

export interface OpenDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in `dataDir`, which is created if need be, and brings its tables up to date; `null` opens
 * an empty one in memory. Throws `DataDirectoryInUseError` when another process has it open.
 */
export async function openDatabase(dataDir: string | null): Promise<OpenDatabase> {
  const lock = dataDir === null ? undefined : await DataDirectoryLock.take(dataDir);
  try {
    const pglite = await PGlite.create(dataDir === null ? "memory://" : join(dataDir, "database"));
    const db: Database = new Kysely<Tables>({ dialect: new EmbeddedDialect({ pglite }) });
    await migrateToLatest(db);
    const close = async () => {
      await db.destroy();
      await lock?.release();
    };
    return { db, close };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
