import { TargetRefusedError } from "../errors.ts";
import { AddressGuard, type HostResolver } from "./address-guard.ts";
import type { AddressPolicy } from "./allow-list.ts";

/**
 * Checks a scan's target without sending anything to it: http or https, no credentials, a host that resolves, and only
 * to addresses that `policy` permits. Throws `TargetRefusedError`.
 */
export async function validateTarget(
  target: string,
  policy: AddressPolicy,
  options: { readonly resolve?: HostResolver } = {},
): Promise<void> {
  await new AddressGuard(policy, options.resolve).check(parseTarget(target));
}

/** The target as a URL without fragment. Throws `TargetRefusedError`. */
export function parseTarget(target: string): URL {
  if (target.length > 2048 || !URL.canParse(target)) throw new TargetRefusedError("invalid_url", "Invalid URL format");
  const url = new URL(target);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new TargetRefusedError("unsupported_scheme", `The target must start with http:// or https://`);
  }
  if (url.username !== "" || url.password !== "") {
    const reason = "The target URL contains credentials; send them as a header in the scan's options instead";
    throw new TargetRefusedError("credentials_in_url", reason);
  }
  url.hash = "";
  return url;
}
