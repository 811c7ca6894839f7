import { promises as dns } from "node:dns";
import { ApiError } from "@hivepro/server";
import { type AddressPolicy, type HostResolver, TargetRefusedError, validateTarget } from "../engine/index.ts";
import { normalizeUrl } from "./normalize-url.ts";

/** A request must not hang as long as a name server may. */
const RESOLVE_TIMEOUT_MS = 3_000;

/**
 * Checks that `target` is a URL that this installation may scan, and returns its normal form. A host name that can't be
 * resolved right now passes: that may change, and the scan will tell. Throws `ApiError` (INVALID_TARGET).
 */
export async function checkTarget(target: string, field: string, policy: AddressPolicy): Promise<string> {
  try {
    await validateTarget(target, policy, { resolve: resolveInTime });
  } catch (error) {
    if (!(error instanceof TargetRefusedError)) throw error;
    if (error.kind === "invalid_url") throw invalidUrl(field);
    if (error.kind !== "unresolvable") throw forbiddenTarget(field, error.reason);
  }
  const normal = normalizeUrl(target);
  if (normal === undefined) throw invalidUrl(field);
  return normal;
}

const resolveInTime: HostResolver = async (hostname) => {
  const timeout = AbortSignal.timeout(RESOLVE_TIMEOUT_MS);
  const tooLate = new Promise<never>((_, reject) => {
    timeout.addEventListener("abort", () => reject(timeout.reason), { once: true });
  });
  const found = await Promise.race([dns.lookup(hostname, { all: true, verbatim: true }), tooLate]);
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

function invalidUrl(field: string): ApiError {
  const details = { field, reason: "Invalid URL format" };
  return new ApiError(400, "INVALID_TARGET", "The specified target URL is invalid", details);
}

function forbiddenTarget(field: string, reason: string): ApiError {
  return new ApiError(400, "INVALID_TARGET", `The target can't be scanned: ${reason}`, { field, reason });
}
