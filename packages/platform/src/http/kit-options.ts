import { ApiError, type KitOptions } from "@hivepro/server";
import { Authenticator } from "../auth/authenticator.ts";
import type { Principal } from "../auth/principal.ts";
import type { PlatformConfig } from "../config/config.ts";
import { idempotencyStore } from "../idempotency/store.ts";
import { FixedWindowRateLimiter } from "../rate-limit/fixed-window.ts";
import type { Services } from "../services/services.ts";

/** How the server kit tells who calls, counts requests, and remembers answers. */
export function kitOptions({ db, clock }: Services, config: PlatformConfig): KitOptions<Principal> {
  const authenticator = new Authenticator(db, clock);
  const limiter = new FixedWindowRateLimiter(clock);
  return {
    async authenticate({ scheme, value }) {
      // Keys and tokens arrive the same way, so each credential is offered as both; only one of the two looks it up.
      if (value.startsWith("hpt_") !== (scheme === "oauth2")) return undefined;
      try {
        return await authenticator.authenticate(value);
      } catch (error) {
        if (error instanceof ApiError) return error;
        throw error;
      }
    },
    scopesOf: ({ scopes }) => scopes,
    rateLimit: (principal, _operation, request) =>
      principal === undefined
        ? limiter.take(`address ${request.ip}`, config.anonymousRateLimit)
        : limiter.take(`key ${principal.keyId}`, principal.requestsPerMinute),
    idempotency: idempotencyStore(db, clock),
    validateResponses: config.validateResponses,
  };
}
