import { ApiError, type ProfilesHandlers } from "@hivepro/server";
import type { Principal } from "../auth/principal.ts";
import { requireChecks } from "../checks/require-checks.ts";
import { createdAt } from "../http/location.ts";
import { notFound } from "../http/not-found.ts";
import { pageAnswer } from "../http/page-answer.ts";
import type { Services } from "../services/services.ts";
import { BUILTIN_PROFILES } from "./builtin-profiles.ts";
import { findProfile } from "./find-profile.ts";
import { listProfiles } from "./list-profiles.ts";
import * as store from "./store.ts";

export function profilesHandlers({ db, clock }: Services): ProfilesHandlers<Principal> {
  return {
    async listProfiles({ query }, { principal }) {
      return pageAnswer(await listProfiles(db, principal.accountId, query), (profile) => profile);
    },

    async createProfile({ body }, context) {
      requireChecks(body.options?.checks);
      if (isBuiltin(body.id)) throw profileExists(body.id);
      const profile = await store.insertProfile(db, context.principal.accountId, body, clock.now());
      if (profile === undefined) throw profileExists(body.id);
      createdAt(context, "profiles", profile.id);
      return profile;
    },

    async getProfile({ params }, { principal }) {
      const profile = await findProfile(db, principal.accountId, params.profile_id);
      if (profile === undefined) throw notFound("profile", params.profile_id);
      return profile;
    },

    async updateProfile({ params, body }, { principal }) {
      const id = params.profile_id;
      refuseBuiltin(id);
      requireChecks(body.options?.checks);
      const profile = await store.updateProfile(db, { accountId: principal.accountId, id }, body, clock.now());
      if (profile === undefined) throw notFound("profile", id);
      return profile;
    },

    async deleteProfile({ params }, { principal }) {
      refuseBuiltin(params.profile_id);
      const deleted = await store.deleteProfile(db, principal.accountId, params.profile_id, clock.now());
      if (!deleted) throw notFound("profile", params.profile_id);
    },
  };
}

function isBuiltin(id: string): boolean {
  return BUILTIN_PROFILES.some((profile) => profile.id === id);
}

function refuseBuiltin(id: string): void {
  if (!isBuiltin(id)) return;
  const message = `The profile ${id} comes with HivePro and can't be changed. Create one of your own with its options.`;
  throw new ApiError(409, "PROFILE_BUILTIN", message);
}

function profileExists(id: string): ApiError {
  const reason = "a profile with this id exists";
  return new ApiError(409, "PROFILE_EXISTS", `A profile with the id ${id} exists already.`, { field: "id", reason });
}
