export const STATUSES = ["open", "confirmed", "fixed", "accepted_risk", "false_positive"] as const;

/** What was decided about a finding. */
export type FindingStatus = (typeof STATUSES)[number];

export const STATUS_LABELS: Record<FindingStatus, string> = {
  open: "Open",
  confirmed: "Confirmed",
  fixed: "Fixed",
  accepted_risk: "Accepted risk",
  false_positive: "False positive",
};

export const STATUS_MEANINGS: Record<FindingStatus, string> = {
  open: "Found, nothing decided yet. Needs action.",
  confirmed: "A person agreed that it is real. Needs action.",
  fixed: "No longer present.",
  accepted_risk: "Real, and left as it is by decision.",
  false_positive: "A person decided that it is not a weakness.",
};

/** Whether somebody still has to do something about it. */
export function needsAction(finding: { status: FindingStatus }): boolean {
  return finding.status === "open" || finding.status === "confirmed";
}
