import type { ReportDocument, ReportFinding } from "../document.ts";

const COLUMNS: readonly [name: string, value: (finding: ReportFinding) => string][] = [
  ["id", ({ id }) => id],
  ["severity", ({ severity }) => severity],
  ["cvss_score", ({ cvss }) => String(cvss.score)],
  ["title", ({ title }) => title],
  ["status", ({ status }) => status],
  ["confidence", ({ confidence }) => confidence],
  ["method", ({ location }) => location.method],
  ["url", ({ location }) => location.url],
  ["parameter", ({ location }) => location.parameter ?? ""],
  ["cwe", ({ cwe }) => cwe],
  ["owasp", ({ owasp }) => owasp],
  ["cvss_vector", ({ cvss }) => cvss.vector],
  ["check_id", ({ checkId }) => checkId],
  ["fingerprint", ({ fingerprint }) => fingerprint],
  ["first_seen_at", ({ firstSeenAt }) => firstSeenAt],
  ["last_seen_at", ({ lastSeenAt }) => lastSeenAt],
  ["note", ({ note }) => note ?? ""],
  ["description", ({ description }) => description],
  ["remediation", ({ remediation }) => remediation],
  ["references", ({ references }) => references.join("\n")],
];

/** The findings as RFC 4180 CSV with a header row; no evidence, which doesn't fit into cells. */
export function renderCsv(document: ReportDocument): string {
  const header = COLUMNS.map(([name]) => name);
  const rows = document.findings.map((finding) => COLUMNS.map(([, value]) => field(value(finding))));
  return [header, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function field(value: string): string {
  const safe = inert(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets run cells that begin like a formula; a quote before it makes them text. Controls become visible. */
function inert(value: string): string {
  const text = value.replace(/[^\P{Cc}\t\r\n]/gu, "\ufffd");
  return /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}
