import type { VulnerabilitiesHandlers } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import type { Services } from "../services/services.ts";
import { listVulnerabilities } from "./list-vulnerabilities.ts";
import { toVulnerability } from "./to-vulnerability.ts";

export function vulnerabilitiesHandlers({ db, clock }: Services): VulnerabilitiesHandlers<Principal> {
  return {
    async listVulnerabilities({ query }, { principal }) {
      return pageAnswer(await listVulnerabilities(db, principal.accountId, query), toVulnerability);
    },

    async getVulnerability({ params }, { principal }) {
      const row = await db
        .selectFrom("vulnerabilities")
        .selectAll()
        .where("account_id", "=", principal.accountId)
        .where("id", "=", params.vulnerability_id)
        .executeTakeFirst();
      if (row === undefined) throw notFound("vulnerability", params.vulnerability_id);
      return toVulnerability(row);
    },

    async updateVulnerability({ params, body }, { principal }) {
      const row = await db
        .updateTable("vulnerabilities")
        .set({ ...body, updated_at: clock.now() })
        .where("account_id", "=", principal.accountId)
        .where("id", "=", params.vulnerability_id)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) throw notFound("vulnerability", params.vulnerability_id);
      return toVulnerability(row);
    },
  };
}
