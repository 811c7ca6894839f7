import type { CheckInfo, Observation } from "../check-model/check.ts";
import { type Severity, scoreVector, severityOf } from "../cvss/base-score.ts";
import { evidenceOf } from "./evidence.ts";
import type { Finding, FindingLocation } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Turns observations into findings and reports each weakness once, one report at a time. */
export class FindingCollector {
  readonly #report: (finding: Finding) => void | Promise<void>;
  readonly #known = new Set<string>();
  readonly #counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  #reporting: Promise<void> = Promise.resolve();

  constructor(report: (finding: Finding) => void | Promise<void>) {
    this.#report = report;
  }

  get counts(): Readonly<Record<Severity, number>> {
    return { ...this.#counts };
  }

  /** Resolves when all that is new has been reported; rejects when a report failed. */
  async add(info: CheckInfo, observations: readonly Observation[]): Promise<void> {
    for (const observation of observations) {
      const finding = toFinding(info, observation);
      if (this.#known.has(finding.fingerprint)) continue;
      this.#known.add(finding.fingerprint);
      this.#counts[finding.severity] += 1;
      this.#reporting = this.#reporting.then(() => this.#report(finding));
    }
    await this.#reporting;
  }
}

function toFinding(info: CheckInfo, observation: Observation): Finding {
  const cvss = scoreVector(observation.vector ?? info.cvssVector);
  const { scope, input, exchange, subject, detail, matched } = observation;
  const url = input?.action ?? exchange.request.url;
  const method = input?.method ?? exchange.request.method;
  return {
    checkId: info.id,
    title: subject === undefined ? info.title : `${info.title}: ${subject}`,
    description: detail === undefined ? info.description : `${info.description} ${detail}`,
    severity: severityOf(cvss.score),
    cwe: info.cwe,
    owasp: info.owasp,
    cvss,
    confidence: observation.confidence,
    location: locationOf(url, method, input?.parameter),
    evidence: evidenceOf(exchange, matched),
    remediation: info.remediation,
    references: info.references,
    fingerprint: fingerprintOf({ checkId: info.id, url, scope, method, parameter: input?.parameter, subject }),
  };
}

function locationOf(url: URL, method: string, parameter: string | undefined): FindingLocation {
  return { url: url.href, method, ...(parameter === undefined ? {} : { parameter }) };
}
