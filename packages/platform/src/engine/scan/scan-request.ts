import type { HostResolver } from "../address-policy/address-guard.ts";
import type { AddressPolicy } from "../address-policy/allow-list.ts";
import type { Severity } from "../cvss/base-score.ts";
import type { Finding } from "../findings/finding.ts";

/** `quick`: what can be seen on few pages; `standard`: adds active input checks; `deep`: all checks and payloads. */
export type ScanType = "quick" | "standard" | "deep";

export interface ScanOptions {
  /** How many links away from the target the crawl goes; 0 stays on the target's page. */
  readonly depth: number;
  /** Seconds the whole scan may take; then it fails with `SCAN_TIMEOUT`. */
  readonly timeout: number;
  /** When they are used up, the scan completes with what it has (`ScanSummary.truncatedBy`). */
  readonly maxRequests: number;
  /** Ids of the checks to run; absent: those of the scan type. */
  readonly checks?: readonly string[];
  /** Path prefixes that are never requested; `*` stands for any characters, `$` at the end for the path's end. */
  readonly excludePaths?: readonly string[];
  readonly respectRobots: boolean;
  /** Default 25. */
  readonly requestsPerSecond?: number;
  readonly userAgent?: string;
  /** Sent with every request to the target's origin, and never shown in evidence. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ScanRequest {
  /** An http or https URL without credentials. */
  readonly target: string;
  readonly scanType: ScanType;
  readonly options: ScanOptions;
}

export type ScanPhase = "connect" | "crawl" | "origin" | "inputs" | "done";

export interface ScanProgress {
  readonly phase: ScanPhase;
  /** 0 to 100, never falls. */
  readonly percent: number;
  readonly requests: number;
  readonly pagesFound: number;
  readonly pagesDone: number;
}

export interface EngineClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What surrounds a scan. When a callback throws, the scan ends with that error. */
export interface EngineEnvironment {
  readonly policy: AddressPolicy;
  /** Ends the scan with `SCAN_ABORTED`. */
  readonly signal: AbortSignal;
  /** Called one at a time; while a call runs, only the newest progress is kept. */
  onProgress(progress: ScanProgress): void | Promise<void>;
  /** Called one at a time, once for each fingerprint. */
  onFinding(finding: Finding): void | Promise<void>;
  readonly clock?: EngineClock;
  /** Default: the operating system's resolver. */
  readonly resolve?: HostResolver;
}

export interface OffOriginRedirect {
  readonly from: string;
  readonly to: string;
}

export interface ScanSummary {
  /** Where the scan started in the end: the target, or its https form if the target redirects there. */
  readonly startUrl: string;
  /** ISO 8601 */
  readonly startedAt: string;
  /** ISO 8601 */
  readonly finishedAt: string;
  readonly requests: number;
  readonly pages: number;
  readonly inputs: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Ids of the checks that ran. */
  readonly checks: readonly string[];
  /** Checks that broke off because of a fault of their own; the others are not affected. */
  readonly failedChecks: readonly { readonly checkId: string; readonly reason: string }[];
  /** Which limits kept the scan from seeing more. */
  readonly truncatedBy: readonly ("max_requests" | "max_pages" | "max_inputs")[];
  /** Redirects to other origins: noted, not followed. */
  readonly offOriginRedirects: readonly OffOriginRedirect[];
  /** URLs that were found and deliberately not requested. */
  readonly skipped: { readonly robots: number; readonly excluded: number; readonly destructive: number };
}
