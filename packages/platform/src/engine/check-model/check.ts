import type { SecureVersion } from "node:tls";
import type { InputPoint } from "../crawl/input-point.ts";
import type { Page } from "../crawl/page.ts";
import { type Severity, scoreVector, severityOf } from "../cvss/base-score.ts";
import type { Confidence } from "../findings/finding.ts";
import type { Exchange, ProbeRequest } from "../http/exchange.ts";
import type { ScanType } from "../scan/scan-request.ts";
import type { Canary } from "./canary.ts";
import type { OwaspCategory } from "./owasp.ts";

/** What the catalogue tells about a check. */
export interface CheckInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: CheckCategory;
  /** The highest a finding of this check can have, from `cvssVector`. */
  readonly severity: Severity;
  readonly cvssVector: string;
  readonly cwe: number;
  readonly owasp: OwaspCategory;
  readonly scanTypes: readonly ScanType[];
  /** `passive` looks at what the crawl received; `active` sends requests of its own. */
  readonly mode: "active" | "passive";
  readonly remediation: string;
  readonly references: readonly string[];
}

export type CheckCategory = "headers" | "cookies" | "transport" | "injection" | "exposure" | "access" | "components";

/** One occurrence of a weakness. */
export interface Observation {
  readonly scope: "origin" | "path" | "parameter";
  readonly exchange: Exchange;
  readonly confidence: Confidence;
  /** Tells several weaknesses of one check at one place apart, and ends the finding's title. */
  readonly subject?: string;
  /** A sentence about this occurrence, added to the description. */
  readonly detail?: string;
  readonly matched?: string;
  /** When this occurrence weighs less than the check's own vector. */
  readonly vector?: string;
  /** Required when the scope is `parameter`. */
  readonly input?: InputPoint;
}

/** What checks know about the site, and their only way to reach it. */
export interface Site {
  readonly startUrl: URL;
  readonly scanType: ScanType;
  /** Loopback origins never leave the machine: browsers trust them without TLS, so transport weaknesses are info. */
  readonly isLoopback: boolean;
  /** In the order of discovery. */
  readonly pages: readonly Page[];
  readonly canary: Canary;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Undefined when the request is out of the scan's scope or got no answer. */
  probe(request: ProbeRequest): Promise<Exchange | undefined>;
  /** The site's answer to this input with its own value; asked once, shared by all checks. */
  baseline(input: InputPoint): Promise<Exchange | undefined>;
  /** Whether the site would have given this answer for any made-up path. */
  looksLikeNotFound(exchange: Exchange): boolean;
  offersTlsVersion(version: SecureVersion): Promise<boolean>;
}

export interface PageCheck {
  readonly info: CheckInfo;
  onPage(page: Page, site: Site): readonly Observation[];
}

export interface OriginCheck {
  readonly info: CheckInfo;
  onOrigin(site: Site): Promise<readonly Observation[]>;
}

export interface InputCheck {
  readonly info: CheckInfo;
  onInput(input: InputPoint, site: Site): Promise<Observation | undefined>;
}

export type Check = PageCheck | OriginCheck | InputCheck;

export const ALL_SCANS: readonly ScanType[] = ["quick", "standard", "deep"];
export const FROM_STANDARD: readonly ScanType[] = ["standard", "deep"];
export const DEEP_ONLY: readonly ScanType[] = ["deep"];

/** A vector without impact: score 0.0, severity info. */
export const INFORMATIONAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N";

/** Completes a description with what follows from it. */
export function describe(info: Omit<CheckInfo, "severity">): CheckInfo {
  return {
    ...info,
    severity: severityOf(scoreVector(info.cvssVector).score),
    references: [...info.references, `https://cwe.mitre.org/data/definitions/${info.cwe}.html`],
  };
}
