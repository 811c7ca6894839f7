import { ApiError, type TargetsHandlers, type TargetWrite } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { createdAt } from "../http/location.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import { requireProfile } from "../profiles/find-profile.ts";
import type { Services } from "../services/services.ts";
import { checkTarget } from "./check-target.ts";
import * as store from "./store.ts";

export function targetsHandlers(services: Services): TargetsHandlers<Principal> {
  const { db, clock } = services;

  async function get(accountId: string, id: string) {
    const row = await store.findTarget(db, accountId, id);
    if (row === undefined) throw notFound("target", id);
    return store.toTarget(row);
  }

  async function checked(accountId: string, body: TargetWrite): Promise<store.TargetValues> {
    const url = await checkTarget(body.url, "url", services.addressPolicy);
    if (body.default_profile != null) await requireProfile(db, accountId, body.default_profile, "default_profile");
    return { ...body, url };
  }

  return {
    async listTargets({ query }, { principal }) {
      return pageAnswer(await store.listTargets(db, principal.accountId, query), store.toTarget);
    },

    async createTarget({ body }, context) {
      const { accountId } = context.principal;
      const values = await checked(accountId, body);
      const id = await store.insertTarget(db, accountId, values, clock.now());
      if (id === undefined) throw targetExists(values.url);
      createdAt(context, "targets", id);
      return get(accountId, id);
    },

    getTarget: ({ params }, { principal }) => get(principal.accountId, params.target_id),

    async replaceTarget({ params, body }, { principal }) {
      const { accountId } = principal;
      const id = params.target_id;
      await get(accountId, id);
      const values = await checked(accountId, body);
      await db.transaction().execute(async (trx) => {
        if (await store.isUrlTaken(trx, accountId, values.url, id)) throw targetExists(values.url);
        if (!(await store.replaceTarget(trx, { accountId, id }, values, clock.now()))) throw notFound("target", id);
      });
      return get(accountId, id);
    },

    async deleteTarget({ params }, { principal }) {
      const deleted = await store.deleteTarget(db, principal.accountId, params.target_id);
      if (!deleted) throw notFound("target", params.target_id);
    },
  };
}

function targetExists(url: string): ApiError {
  const reason = "a target with this URL exists";
  return new ApiError(409, "TARGET_EXISTS", `A target with the URL ${url} exists already.`, { field: "url", reason });
}
