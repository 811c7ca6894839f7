import type { ScanType } from "./scan-request.ts";

/** What a scan type limits besides the request's own options. */
export interface ScanProfile {
  readonly maxPages: number;
  /** Pages that differ in parameter values only. */
  readonly maxPagesPerShape: number;
  readonly maxInputs: number;
  /** The part of the request budget that the crawl may use, so that some is left for the checks. */
  readonly crawlShare: number;
  /** POST forms change things on the server, harmless values or not. */
  readonly submitsPostForms: boolean;
}

export const SCAN_PROFILES: Readonly<Record<ScanType, ScanProfile>> = {
  quick: { maxPages: 25, maxPagesPerShape: 2, maxInputs: 50, crawlShare: 0.6, submitsPostForms: false },
  standard: { maxPages: 250, maxPagesPerShape: 3, maxInputs: 200, crawlShare: 0.5, submitsPostForms: true },
  deep: { maxPages: 1000, maxPagesPerShape: 5, maxInputs: 1000, crawlShare: 0.4, submitsPostForms: true },
};

export const CONCURRENCY = 4;
export const DEFAULT_REQUESTS_PER_SECOND = 25;
export const REQUEST_TIMEOUT_MS = 10_000;
export const MAX_BODY_BYTES = 2 * 1024 * 1024;
export const DEFAULT_USER_AGENT = "HivePro-Scanner/1.0";
/** A crawl delay beyond this would make any scan pointless. */
export const MAX_CRAWL_DELAY_SECONDS = 5;
