import type { UsableProfile } from "./usable-profile.ts";

const SINCE = "2024-10-01T08:00:00.000Z";

function builtin(profile: Omit<UsableProfile, "builtin" | "created_at" | "updated_at">): UsableProfile {
  return { ...profile, builtin: true, created_at: SINCE, updated_at: SINCE };
}

/** The profiles that come with the platform, in the order in which they are listed. */
export const BUILTIN_PROFILES: readonly UsableProfile[] = [
  builtin({
    id: "web-app",
    name: "Web application",
    description: "Balanced limits for a usual web application.",
    scan_type: "standard",
    options: { depth: 3, timeout: 3600, max_requests: 2000, requests_per_second: 20, respect_robots: false },
  }),
  builtin({
    id: "api",
    name: "API",
    description: "Looks at an API and its documentation, with few links to follow.",
    scan_type: "standard",
    options: { depth: 1, timeout: 1800, max_requests: 1500, requests_per_second: 20, respect_robots: false },
  }),
  builtin({
    id: "quick-check",
    name: "Quick check",
    description: "A look at the start page and what it links to, without active checks. Fit for every deployment.",
    scan_type: "quick",
    options: { depth: 1, timeout: 300, max_requests: 200, requests_per_second: 20, respect_robots: false },
  }),
  builtin({
    id: "full-audit",
    name: "Full audit",
    description: "Everything the engine can do, on as much of the application as it finds.",
    scan_type: "deep",
    options: { depth: 10, timeout: 28_800, max_requests: 20_000, requests_per_second: 20, respect_robots: false },
  }),
];
