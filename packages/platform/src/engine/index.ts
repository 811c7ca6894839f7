/** The scan engine: crawls a website that its operator listed, and reports weaknesses. See README.md in this folder. */

export { type HostResolver, type ResolvedAddress, systemResolver } from "./address-policy/address-guard.ts";
export type { AddressPolicy } from "./address-policy/allow-list.ts";
export { validateTarget } from "./address-policy/validate-target.ts";
export { checkCatalogue } from "./catalogue.ts";
export type { CheckCategory, CheckInfo } from "./check-model/check.ts";
export type { OwaspCategory } from "./check-model/owasp.ts";
export { type CvssScore, type Severity, scoreVector, severityOf } from "./cvss/base-score.ts";
export { EngineError, type EngineErrorCode, type TargetRefusal, TargetRefusedError } from "./errors.ts";
export type { Confidence, Finding, FindingEvidence, FindingLocation } from "./findings/finding.ts";
export { runScan } from "./scan/run-scan.ts";
export type {
  EngineClock,
  EngineEnvironment,
  OffOriginRedirect,
  ScanOptions,
  ScanPhase,
  ScanProgress,
  ScanRequest,
  ScanSummary,
  ScanType,
} from "./scan/scan-request.ts";
