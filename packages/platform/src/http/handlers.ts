import type { Handlers } from "@hivepro/server";
import { accountHandlers } from "../account/handlers.ts";
import { apiKeysHandlers } from "../api-keys/handlers.ts";
import type { Principal } from "../auth/principal.ts";
import { checksHandlers } from "../checks/handlers.ts";
import { healthHandlers } from "../health/handlers.ts";
import { oauthHandlers } from "../oauth/handlers.ts";
import { profilesHandlers } from "../profiles/handlers.ts";
import { reportsHandlers } from "../reports/handlers.ts";
import { scansHandlers } from "../scans/handlers.ts";
import type { Services } from "../services/services.ts";
import { targetsHandlers } from "../targets/handlers.ts";
import { vulnerabilitiesHandlers } from "../vulnerabilities/handlers.ts";
import { refuseUnstorableText } from "./unstorable-text.ts";

/** Every operation of the contract. */
export function platformHandlers(services: Services): Handlers<Principal> {
  return {
    scans: guarded(scansHandlers(services)),
    vulnerabilities: guarded(vulnerabilitiesHandlers(services)),
    reports: guarded(reportsHandlers(services)),
    targets: guarded(targetsHandlers(services)),
    profiles: guarded(profilesHandlers(services)),
    checks: guarded(checksHandlers()),
    apiKeys: guarded(apiKeysHandlers(services)),
    oauth: oauthHandlers(services),
    account: guarded(accountHandlers(services)),
    health: guarded(healthHandlers(services)),
  };
}

/** The same handlers, called only with input that can be stored and searched for. */
function guarded<T extends object>(handlers: T): T {
  return new Proxy(handlers, {
    get(target, name) {
      const handler: unknown = Reflect.get(target, name);
      if (typeof handler !== "function") return handler;
      return async (request: object, context: unknown) => {
        refuseUnstorableInput(request);
        return handler.call(target, request, context);
      };
    },
  });
}

function refuseUnstorableInput(request: { params?: unknown; query?: unknown; body?: unknown }): void {
  refuseUnstorableText(request.params);
  refuseUnstorableText(request.query);
  refuseUnstorableText(request.body);
}
