import type { Log, Run, ToolComponent } from "sarif";
import { cweNumber } from "../content/links.ts";
import type { ReportDocument } from "../document.ts";
import { toResult } from "./results.ts";
import { CWE_TAXONOMY, collectRules } from "./rules.ts";
import { asUtc } from "./spelling.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The report as a SARIF 2.1.0 log with one run. */
export function renderSarif(document: ReportDocument): string {
  const log: Log = { $schema: SCHEMA, version: "2.1.0", runs: [toRun(document)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRun(document: ReportDocument): Run {
  const { report, scan, findings } = document;
  const { rules, indexOf } = collectRules(document);
  return {
    tool: {
      driver: {
        name: "HivePro",
        version: scan.engineVersion,
        supportedTaxonomies: [{ name: CWE_TAXONOMY }],
        rules,
      },
    },
    automationDetails: { id: `hivepro/${scan.scanType}/${scan.id}`, description: { text: report.title } },
    invocations: [
      {
        executionSuccessful: scan.status === "completed",
        ...asUtc("startTimeUtc", scan.startedAt),
        ...asUtc("endTimeUtc", scan.completedAt),
      },
    ],
    taxonomies: [cweTaxonomy(document)],
    results: findings.map((finding) => toResult(finding, indexOf(finding.checkId), scan)),
    columnKind: "utf16CodeUnits",
    properties: {
      reportId: report.id,
      scanId: scan.id,
      target: scan.target,
      requests: scan.requests,
      pages: scan.pages,
    },
  };
}

function cweTaxonomy({ findings }: ReportDocument): ToolComponent {
  const numbers = new Set(findings.flatMap(({ cwe }) => cweNumber(cwe) ?? []));
  const sorted = [...numbers].sort((a, b) => Number(a) - Number(b));
  return {
    name: CWE_TAXONOMY,
    organization: "MITRE",
    informationUri: "https://cwe.mitre.org/",
    shortDescription: { text: "The Common Weakness Enumeration" },
    taxa: sorted.map((id) => ({ id, helpUri: `https://cwe.mitre.org/data/definitions/${id}.html` })),
  };
}
