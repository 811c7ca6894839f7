import type { Scope } from "@hivepro/server";

/** Everything that credentials can allow. */
export const ALL_SCOPES: readonly Scope[] = [
  "scans:read",
  "scans:write",
  "vulnerabilities:read",
  "vulnerabilities:write",
  "reports:read",
  "reports:write",
  "targets:read",
  "targets:write",
  "profiles:read",
  "profiles:write",
  "checks:read",
  "api-keys:read",
  "api-keys:write",
  "account:read",
];

export function isScope(text: string): text is Scope {
  return ALL_SCOPES.some((scope) => scope === text);
}
