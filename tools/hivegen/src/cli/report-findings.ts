import type { Finding } from "../findings/finding.ts";

/** Whether findings stop the run. */
export function isFailure(findings: readonly Finding[], strict: boolean): boolean {
  return findings.some(({ severity }) => strict || severity === "error");
}

/** Shows findings, one a line as compilers do, on standard error. */
export function reportFindings(findings: readonly Finding[]): void {
  for (const finding of findings) process.stderr.write(`${findingLine(finding)}\n`);
}

function findingLine({ file, line, column, severity, code, message, pointer }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${severity} ${code}: ${message}${pointer === "" ? "" : ` (${pointer})`}`;
}
