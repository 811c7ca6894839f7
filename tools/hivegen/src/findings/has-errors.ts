import type { Finding } from "./finding.ts";

/** Whether something is so wrong that nothing can be generated. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
