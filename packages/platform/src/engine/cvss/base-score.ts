/** The qualitative rating scale of CVSS 3.1, with "none" called "info". */
export type Severity = "critical" | "high" | "medium" | "low" | "info";

export interface CvssScore {
  /** e.g. "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" */
  readonly vector: string;
  /** 0.0 to 10.0, one decimal. */
  readonly score: number;
}

type Weights = Readonly<Record<string, number>>;

const ATTACK_VECTOR: Weights = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 };
const ATTACK_COMPLEXITY: Weights = { L: 0.77, H: 0.44 };
const PRIVILEGES_UNCHANGED: Weights = { N: 0.85, L: 0.62, H: 0.27 };
const PRIVILEGES_CHANGED: Weights = { N: 0.85, L: 0.68, H: 0.5 };
const USER_INTERACTION: Weights = { N: 0.85, R: 0.62 };
const IMPACT: Weights = { H: 0.56, L: 0.22, N: 0 };

const BASE_VECTOR =
  /^CVSS:3\.1\/AV:([NALP])\/AC:([LH])\/PR:([NLH])\/UI:([NR])\/S:([UC])\/C:([HLN])\/I:([HLN])\/A:([HLN])$/;

/**
 * The base score of a CVSS 3.1 vector that lists exactly the eight base metrics in the specification's order
 * (https://www.first.org/cvss/v3.1/specification-document, section 7.1). Throws `RangeError` for anything else.
 */
export function scoreVector(vector: string): CvssScore {
  const metrics = BASE_VECTOR.exec(vector);
  if (metrics === null) throw new RangeError(`"${vector}" is not a CVSS 3.1 base vector`);
  const [, av, ac, pr, ui, scope, c, i, a] = metrics;
  const changed = scope === "C";
  const subScore = 1 - (1 - weight(IMPACT, c)) * (1 - weight(IMPACT, i)) * (1 - weight(IMPACT, a));
  const impact = changed ? 7.52 * (subScore - 0.029) - 3.25 * (subScore - 0.02) ** 15 : 6.42 * subScore;
  if (impact <= 0) return { vector, score: 0 };
  const exploitability =
    8.22 *
    weight(ATTACK_VECTOR, av) *
    weight(ATTACK_COMPLEXITY, ac) *
    weight(changed ? PRIVILEGES_CHANGED : PRIVILEGES_UNCHANGED, pr) *
    weight(USER_INTERACTION, ui);
  return { vector, score: roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10)) };
}

export function severityOf(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "info";
}

function weight(weights: Weights, value: string | undefined): number {
  return weights[value ?? ""] ?? 0;
}

/** Appendix A of the specification: the smallest number with one decimal that is not below, free of binary rounding. */
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
