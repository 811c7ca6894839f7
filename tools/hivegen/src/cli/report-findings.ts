import type { Finding } from "../findings/finding.ts";
import { hasErrors } from "../findings/has-errors.ts";
import { placeText } from "../findings/place-text.ts";

/** Whether findings stop the run. */
export function isFailure(findings: readonly Finding[], strict: boolean): boolean {
  return strict ? findings.length > 0 : hasErrors(findings);
}

/** Shows findings, one a line as compilers do, on standard error. */
export function reportFindings(findings: readonly Finding[]): void {
  for (const finding of findings) process.stderr.write(`${findingLine(finding)}\n`);
}

function findingLine(finding: Finding): string {
  const { severity, code, message, pointer } = finding;
  return `${placeText(finding)}: ${severity} ${code}: ${message}${pointer === "" ? "" : ` (${pointer})`}`;
}
