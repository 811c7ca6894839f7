import type { HealthHandlers, HealthStatus } from "@hivepro/server";
import { sql } from "kysely";
import type { Principal } from "../auth/principal.ts";
import type { Database } from "../database/open-database.ts";
import type { Services } from "../services/services.ts";

export function healthHandlers({ db, worker, version }: Services): HealthHandlers<Principal> {
  return {
    async getHealth() {
      const database = await databaseStatus(db);
      const jobs: HealthStatus = worker.healthy ? "ok" : "degraded";
      const status = database === "ok" && jobs === "ok" ? "ok" : "degraded";
      return { status, version, database, jobs };
    },
  };
}

async function databaseStatus(db: Database): Promise<HealthStatus> {
  try {
    await sql`select 1`.execute(db);
    return "ok";
  } catch {
    return "degraded";
  }
}
