import type {
  AccountTier,
  Confidence,
  Evidence,
  ReportFormat,
  ReportStatus,
  ScanFailure,
  ScanOptions,
  ScanPhase,
  ScanStatus,
  ScanType,
  Scope,
  Severity,
  VulnerabilityStatus,
} from "@hivepro/server";
import type { ColumnType } from "kysely";

/** Written as JSON text, read as what it says. */
type Json<T> = ColumnType<T, string, string>;

export interface AccountsTable {
  id: string;
  name: string;
  tier: AccountTier;
  requests_per_minute: number;
  concurrent_scans: number;
  created_at: Date;
}

export interface ApiKeysTable {
  id: string;
  account_id: string;
  name: string;
  /** How the secret begins; secrets are looked up by it. */
  prefix: string;
  /** SHA-256 of the secret, hexadecimal. */
  secret_hash: string;
  scopes: Scope[];
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface AccessTokensTable {
  id: string;
  key_id: string;
  prefix: string;
  secret_hash: string;
  scopes: Scope[];
  created_at: Date;
  expires_at: Date;
}

export interface TargetsTable {
  id: string;
  account_id: string;
  name: string;
  /** Normalised; unique in the account. */
  url: string;
  description: string | null;
  tags: string[];
  default_profile: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface ProfilesTable {
  account_id: string;
  id: string;
  name: string;
  description: string | null;
  scan_type: ScanType;
  options: Json<ScanOptions>;
  created_at: Date;
  updated_at: Date;
}

export interface ScansTable {
  id: string;
  account_id: string;
  name: string | null;
  /** Normalised, so that it meets the URL of a saved target. */
  target: string;
  scan_type: ScanType;
  profile: string | null;
  options: Json<ScanOptions>;
  status: ScanStatus;
  phase: ScanPhase;
  progress: number;
  critical: number;
  high: number;
  medium: number;
  low: number;
  info: number;
  requests: number;
  pages_found: number;
  pages_scanned: number;
  failure_reason: ScanFailure["reason"] | null;
  failure_message: string | null;
  /** Ids of the checks that ran; empty until the scan has completed. */
  checks_run: string[];
  tags: string[];
  notes: string | null;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
}

export interface VulnerabilitiesTable {
  id: string;
  account_id: string;
  fingerprint: string;
  check_id: string;
  title: string;
  description: string;
  severity: Severity;
  /** Sorts by severity, and within one by CVSS score. */
  severity_order: number;
  status: VulnerabilityStatus;
  note: string | null;
  confidence: Confidence;
  cwe: string;
  owasp: string;
  cvss_vector: string;
  cvss_score: number;
  /** Origin of the target. */
  target: string;
  evidence: Json<Evidence>;
  remediation: string;
  reference_urls: string[];
  first_scan_id: string;
  last_scan_id: string;
  first_seen_at: Date;
  last_seen_at: Date;
  updated_at: Date;
}

/** One scan's sight of a vulnerability. */
export interface ScanVulnerabilitiesTable {
  scan_id: string;
  vulnerability_id: string;
  severity: Severity;
  evidence: Json<Evidence>;
  seen_at: Date;
}

export interface ReportsTable {
  id: string;
  account_id: string;
  scan_id: string;
  title: string;
  format: ReportFormat;
  status: ReportStatus;
  severity: Severity[];
  include_evidence: boolean;
  content: Uint8Array | null;
  size_bytes: number | null;
  failure: string | null;
  created_at: Date;
  completed_at: Date | null;
}

export type JobKind = "scan" | "report";
export type JobState = "queued" | "running" | "succeeded" | "failed" | "canceled";

export interface JobsTable {
  id: string;
  account_id: string;
  kind: JobKind;
  /** Id of the scan or report. */
  subject_id: string;
  state: JobState;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  cancel_requested: boolean;
  lease_owner: string | null;
  lease_until: Date | null;
  last_error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** An answer given to a request that carried an idempotency key, or the promise of one. */
export interface IdempotencyKeysTable {
  account_id: string;
  /** What the key is unique in: the credentials and the operation. */
  scope: string;
  key: string;
  /** Hash of the request's body. */
  fingerprint: string;
  /** Base64 of the stored answer as the server kit gave it; `null` while the first request runs. */
  answer: string | null;
  created_at: Date;
}

export interface Tables {
  accounts: AccountsTable;
  api_keys: ApiKeysTable;
  access_tokens: AccessTokensTable;
  targets: TargetsTable;
  profiles: ProfilesTable;
  scans: ScansTable;
  vulnerabilities: VulnerabilitiesTable;
  scan_vulnerabilities: ScanVulnerabilitiesTable;
  reports: ReportsTable;
  jobs: JobsTable;
  idempotency_keys: IdempotencyKeysTable;
}
