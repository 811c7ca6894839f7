import { CHECKS } from "../catalogue.ts";
import type { Check } from "../check-model/check.ts";
import { EngineError } from "../errors.ts";
import type { ScanOptions, ScanRequest } from "./scan-request.ts";

/** The longest timer that Node.js keeps is about 24.8 days; a scan has no business to run that long. */
const MAX_TIMEOUT_SECONDS = 7 * 86_400;
/** robots.txt and start page, twice when the site moves to https, and one page. */
const MIN_REQUESTS = 5;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The checks that a request asks for. Throws `EngineError` (`INVALID_REQUEST`) for ids that don't exist. */
export function selectChecks({ scanType, options }: ScanRequest): readonly Check[] {
  const wanted = options.checks;
  if (wanted === undefined) return CHECKS.filter(({ info }) => info.scanTypes.includes(scanType));
  const unknown = wanted.filter((id) => !CHECKS.some(({ info }) => info.id === id));
  if (unknown.length > 0) {
    throw invalid(`There is no check "${unknown.join('", "')}"; the catalogue lists those that exist.`);
  }
  return CHECKS.filter(({ info }) => wanted.includes(info.id));
}

/** Throws `EngineError` (`INVALID_REQUEST`) that names the first option out of range. */
export function checkOptions(options: ScanOptions): void {
  requireRange("depth", options.depth, 0, 100);
  requireRange("timeout", options.timeout, 0.001, MAX_TIMEOUT_SECONDS);
  requireRange("maxRequests", options.maxRequests, MIN_REQUESTS, 10_000_000);
  requireRange("requestsPerSecond", options.requestsPerSecond ?? 1, 0.01, 10_000);
  for (const [name, value] of Object.entries({ "user-agent": options.userAgent ?? "", ...options.headers })) {
    if (!HEADER_NAME.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw invalid(`The header "${name}" can't be sent: its name or value has characters that HTTP does not allow.`);
    }
  }
}

function requireRange(name: string, value: number, min: number, max: number): void {
  if (Number.isFinite(value) && value >= min && value <= max) return;
  throw invalid(`The option ${name} is ${value}; it must be between ${min} and ${max}.`);
}

function invalid(reason: string): EngineError {
  return new EngineError("INVALID_REQUEST", reason);
}
