/** Worst first: the order of every list and table. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The overall risk of a report: the worst severity that needs action; `unknown` if an unfinished scan found none. */
export type RiskRating = Severity | "none" | "unknown";

export const SEVERITY_LABELS: Record<RiskRating, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "Informational",
  none: "None",
  unknown: "Not rated",
};

/** What each severity asks of the reader. */
export const SEVERITY_MEANINGS: Record<Severity, string> = {
  critical: "An attacker can take over the application or its data. Fix at once.",
  high: "An attacker can reach data or functions that must be protected. Fix within days.",
  medium: "Helps an attack that needs further conditions. Plan the fix for the next release.",
  low: "Weakens a protection without opening a way in by itself. Fix when the code is next touched.",
  info: "Worth knowing; no weakness by itself.",
};

/** Orders by severity, then by CVSS score, worst first; equal ones keep their order. */
export function worstFirst<T extends { severity: Severity; cvss: { score: number } }>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.cvss.score - a.cvss.score,
  );
}
