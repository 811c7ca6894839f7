import type { Severity } from "@hivepro/server";

/** From the worst down. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** A number that sorts by severity, and within one by CVSS score (0 to 10). */
export function severityOrder(severity: Severity, cvssScore: number): number {
  return (SEVERITIES.length - 1 - SEVERITIES.indexOf(severity)) * 100 + cvssScore;
}
