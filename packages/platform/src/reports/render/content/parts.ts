/** The parts of a report for reading, in order: their headings and the names that links use. */
export const PARTS = [
  { title: "Executive summary", anchor: "summary" },
  { title: "Scope and method", anchor: "scope" },
  { title: "Findings overview", anchor: "overview" },
  { title: "Findings in detail", anchor: "findings" },
  { title: "Appendix: checks", anchor: "checks" },
] as const;

export type PartAnchor = (typeof PARTS)[number]["anchor"];
