import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureAccount } from "../../src/accounts/store.ts";
import { DEFAULT_CONFIG } from "../../src/config/config.ts";
import { type OpenDatabase, openDatabase } from "../../src/database/open-database.ts";
import { insertTestScan } from "../support/rows.ts";

let database: OpenDatabase;
let accountId: string;
beforeAll(async () => {
  database = await openDatabase(null);
  accountId = await ensureAccount(database.db, DEFAULT_CONFIG, new Date());
});
afterAll(() => database.close());

describe("a transaction", () => {
  it("that is rolled back takes nothing of others with it", async () => {
    const { db } = database;
    const insideReady = Promise.withResolvers<void>();
    const outsideAsked = Promise.withResolvers<void>();
    const failing = db.transaction().execute(async (trx) => {
      await sql`update accounts set name = 'inside'`.execute(trx);
      insideReady.resolve();
      await outsideAsked.promise;
      throw new Error("roll back");
    });
    await insideReady.promise;
    const outside = insertTestScan(db, accountId, "scan_outside");
    outsideAsked.resolve();
    await expect(failing).rejects.toThrow("roll back");
    await outside;
    const scans = await db.selectFrom("scans").select("id").execute();
    const account = await db.selectFrom("accounts").select("name").executeTakeFirstOrThrow();
    expect([scans, account]).toEqual([[{ id: "scan_outside" }], { name: DEFAULT_CONFIG.accountName }]);
  });

  it("waits for the one before, and sees what it did", async () => {
    const { db } = database;
    await db.updateTable("accounts").set({ concurrent_scans: 0 }).execute();
    const increment = () =>
      db.transaction().execute(async (trx) => {
        const { concurrent_scans } = await trx
          .selectFrom("accounts")
          .select("concurrent_scans")
          .executeTakeFirstOrThrow();
        await trx
          .updateTable("accounts")
          .set({ concurrent_scans: concurrent_scans + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    const { concurrent_scans } = await db.selectFrom("accounts").select("concurrent_scans").executeTakeFirstOrThrow();
    expect(concurrent_scans).toBe(20);
  });
});

describe("a database on disk", () => {
  it("is there again after it was closed, and is migrated once", async () => {
    const directory = await mkdtemp(join(tmpdir(), "hivepro-database-"));
    const first = await openDatabase(directory);
    const id = await ensureAccount(first.db, DEFAULT_CONFIG, new Date());
    await expect(openDatabase(directory)).rejects.toThrow("in use");
    await first.close();
    const second = await openDatabase(directory);
    expect(await ensureAccount(second.db, { ...DEFAULT_CONFIG, tier: "professional" }, new Date())).toBe(id);
    const accounts = await second.db.selectFrom("accounts").select(["tier", "requests_per_minute"]).execute();
    expect(accounts).toEqual([{ tier: "professional", requests_per_minute: 500 }]);
    await second.close();
    await rm(directory, { recursive: true });
  });
});
