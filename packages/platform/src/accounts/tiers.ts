import type { AccountTier } from "@hivepro/server";

export interface TierLimits {
  readonly requestsPerMinute: number;
  readonly concurrentScans: number;
}

/** What each tier allows unless the installation says otherwise. */
export const TIER_LIMITS: Readonly<Record<AccountTier, TierLimits>> = {
  standard: { requestsPerMinute: 100, concurrentScans: 2 },
  professional: { requestsPerMinute: 500, concurrentScans: 5 },
  enterprise: { requestsPerMinute: 2000, concurrentScans: 10 },
};
