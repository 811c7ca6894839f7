import type { Finding } from "../findings/finding.ts";

/** Shows findings, one a line as compilers do, on standard error. Returns whether they stop the run. */
export function reportFindings(findings: readonly Finding[], strict: boolean): boolean {
  for (const finding of findings) process.stderr.write(`${findingLine(finding)}\n`);
  return findings.some(({ severity }) => strict || severity === "error");
}

function findingLine({ file, line, column, severity, code, message, pointer }: Finding): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${severity} ${code}: ${message}${pointer === "" ? "" : ` (${pointer})`}`;
}
