import type { ReportingDescriptor } from "sarif";
import { cweNumber, webAddress } from "../content/links.ts";
import { SEVERITIES, type Severity } from "../content/severity.ts";
import type { ReportDocument, ReportFinding } from "../document.ts";
import { plainMessage } from "./spelling.ts";

export const CWE_TAXONOMY = "CWE";

export type Level = "error" | "warning" | "note";

const LEVELS: Record<Severity, Level> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

export function levelOf(severity: Severity): Level {
  return LEVELS[severity];
}

/** One rule for each check that ran, then for those that findings name besides. */
export function collectRules(document: ReportDocument): {
  rules: ReportingDescriptor[];
  indexOf: (checkId: string) => number;
} {
  const titles = new Map(document.checks.map(({ id, title }) => [id, title]));
  const found = new Map<string, ReportFinding[]>();
  for (const finding of document.findings) {
    const findings = found.get(finding.checkId);
    if (findings === undefined) found.set(finding.checkId, [finding]);
    else findings.push(finding);
    if (!titles.has(finding.checkId)) titles.set(finding.checkId, finding.title);
  }
  const positions = new Map([...titles.keys()].map((id, index) => [id, index]));
  return {
    rules: [...titles].map(([id, title]) => toRule(id, title, found.get(id) ?? [])),
    indexOf: (checkId) => positions.get(checkId) ?? -1,
  };
}

/** What a check is about comes from its worst finding; a check without findings has its title alone. */
function toRule(id: string, title: string, findings: readonly ReportFinding[]): ReportingDescriptor {
  const [example] = findings;
  const rule: ReportingDescriptor = { id, name: id, shortDescription: { text: plainMessage(title) } };
  if (example === undefined) return rule;
  const cwe = cweNumber(example.cwe);
  const helpUri = example.references.map(webAddress).find((address) => address !== undefined);
  return {
    ...rule,
    fullDescription: { text: plainMessage(example.description) },
    help: { text: plainMessage(example.remediation) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levelOf(worst(findings)) },
    ...(cwe === undefined
      ? {}
      : { relationships: [{ target: { id: cwe, toolComponent: { name: CWE_TAXONOMY } }, kinds: ["superset"] }] }),
    properties: {
      tags: ["security", ...(cwe === undefined ? [] : [`external/cwe/cwe-${cwe}`]), example.owasp].filter(Boolean),
      "security-severity": securitySeverity(Math.max(...findings.map(({ cvss }) => cvss.score))),
    },
  };
}

/** A CVSS score as code-scanning services read it: a string with one decimal. */
export function securitySeverity(score: number): string {
  return (Number.isFinite(score) ? score : 0).toFixed(1);
}

function worst(findings: readonly ReportFinding[]): Severity {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "info";
}
