import type { CvssScore, Severity } from "../cvss/base-score.ts";

/** How sure the engine is: `certain` saw the effect, `firm` strong signs, `tentative` needs a person's look. */
export type Confidence = "certain" | "firm" | "tentative";

export interface FindingLocation {
  readonly url: string;
  readonly method: string;
  readonly parameter?: string;
}

/** Excerpts of at most 2 KiB each, credentials removed. */
export interface FindingEvidence {
  readonly request: string;
  readonly responseExcerpt: string;
  readonly matched?: string;
}

/** One weakness at one place. */
export interface Finding {
  readonly checkId: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  /** 79 stands for CWE-79. */
  readonly cwe: number;
  /** OWASP Top 10 2021, e.g. "A03:2021-Injection". */
  readonly owasp: string;
  readonly cvss: CvssScore;
  readonly confidence: Confidence;
  readonly location: FindingLocation;
  readonly evidence: FindingEvidence;
  readonly remediation: string;
  readonly references: readonly string[];
  /** The same weakness has the same fingerprint in every scan of the target. */
  readonly fingerprint: string;
}
