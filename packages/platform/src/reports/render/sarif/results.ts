import type { Location, Result, Suppression } from "sarif";
import type { FindingStatus } from "../content/status.ts";
import type { ReportFinding, ScannedTarget } from "../document.ts";
import { levelOf, securitySeverity } from "./rules.ts";
import { asUri, asUtc, plainMessage } from "./spelling.ts";

/** One finding as a SARIF result. */
export function toResult(finding: ReportFinding, ruleIndex: number, scan: ScannedTarget): Result {
  const suppressions = toSuppressions(finding);
  return {
    ruleId: finding.checkId,
    ruleIndex,
    level: levelOf(finding.severity),
    kind: "fail",
    message: { text: messageOf(finding) },
    locations: [toLocation(finding)],
    partialFingerprints: { "hiveproFingerprint/v1": finding.fingerprint },
    baselineState: baselineState(finding, scan),
    ...(suppressions.length === 0 ? {} : { suppressions }),
    ...webExchange(finding),
    provenance: {
      ...asUtc("firstDetectionTimeUtc", finding.firstSeenAt),
      ...asUtc("lastDetectionTimeUtc", finding.lastSeenAt),
    },
    properties: {
      id: finding.id,
      severity: finding.severity,
      status: finding.status,
      confidence: finding.confidence,
      "security-severity": securitySeverity(finding.cvss.score),
      cvssVector: finding.cvss.vector,
      owasp: finding.owasp,
      ...(finding.note === undefined ? {} : { note: finding.note }),
      ...(finding.evidence?.matched === undefined ? {} : { matched: finding.evidence.matched }),
    },
  };
}

function messageOf({ title, location }: ReportFinding): string {
  const parameter = location.parameter === undefined ? "" : `, parameter ${location.parameter}`;
  return plainMessage(`${title} (${location.method} ${location.url}${parameter})`);
}

function toLocation({ location }: ReportFinding): Location {
  const { url, method, parameter } = location;
  return {
    physicalLocation: { artifactLocation: { uri: asUri(url) } },
    ...(parameter === undefined
      ? {}
      : {
          logicalLocations: [
            { name: parameter, kind: "parameter", fullyQualifiedName: `${method} ${url} ${parameter}` },
          ],
        }),
  };
}

const SUPPRESSED: Partial<Record<FindingStatus, string>> = {
  false_positive: "Judged a false positive.",
  accepted_risk: "Accepted as a risk.",
};

function toSuppressions({ status, note }: ReportFinding): Suppression[] {
  const reason = SUPPRESSED[status];
  if (reason === undefined) return [];
  return [{ kind: "external", status: "accepted", justification: note === undefined ? reason : `${reason} ${note}` }];
}

/** Seen first by this scan, by an earlier one, or no longer there. */
function baselineState(finding: ReportFinding, scan: ScannedTarget): "new" | "unchanged" | "absent" {
  if (finding.status === "fixed") return "absent";
  const isNew = scan.startedAt !== null && Date.parse(finding.firstSeenAt) >= Date.parse(scan.startedAt);
  return isNew ? "new" : "unchanged";
}

function webExchange({ evidence, location }: ReportFinding): Pick<Result, "webRequest" | "webResponse"> {
  if (evidence === undefined) return {};
  return {
    webRequest: { method: location.method, target: asUri(location.url), properties: { raw: evidence.request } },
    webResponse: { body: { text: evidence.responseExcerpt } },
  };
}
