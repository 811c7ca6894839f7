import type { ScanCreate, ScanOptions, ScanType } from "@hivepro/server";
import type { UsableProfile } from "../profiles/usable-profile.ts";

/** The options of which the engine must know a value. */
type CompleteOptions = ScanOptions &
  Required<Pick<ScanOptions, "depth" | "timeout" | "max_requests" | "respect_robots">>;

/** What each scan type does when neither the request nor a profile says otherwise. */
export const SCAN_TYPE_OPTIONS: Readonly<Record<ScanType, CompleteOptions>> = {
  quick: { depth: 1, timeout: 600, max_requests: 300, requests_per_second: 20, respect_robots: false },
  standard: { depth: 3, timeout: 3600, max_requests: 2000, requests_per_second: 20, respect_robots: false },
  deep: { depth: 8, timeout: 14_400, max_requests: 20_000, requests_per_second: 20, respect_robots: false },
};

/** The type and options that a new scan has: of the request, else of the profile, else of the type. */
export function resolveOptions(
  request: Pick<ScanCreate, "scan_type" | "options">,
  profile: UsableProfile | undefined,
): { readonly scanType: ScanType; readonly options: ScanOptions } {
  const scanType = request.scan_type ?? profile?.scan_type ?? "standard";
  return { scanType, options: { ...SCAN_TYPE_OPTIONS[scanType], ...profile?.options, ...request.options } };
}

/** The options of a stored scan, completed with those that a later version may have added. */
export function completeOptions(scanType: ScanType, options: ScanOptions): CompleteOptions {
  return { ...SCAN_TYPE_OPTIONS[scanType], ...options };
}
