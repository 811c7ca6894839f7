import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Instants have milliseconds, as JavaScript's dates do: with PostgreSQL's microseconds, a value that was read and sent
 * back in a cursor would no longer equal the row's.
 */
const TABLES: readonly RawBuilder<unknown>[] = [
  sql`create table accounts (
    id text primary key,
    name text not null,
    tier text not null,
    requests_per_minute integer not null,
    concurrent_scans integer not null,
    created_at timestamptz(3) not null
  )`,
  sql`create table api_keys (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    name text not null,
    prefix text not null,
    secret_hash text not null unique,
    scopes text[] not null,
    created_at timestamptz(3) not null,
    last_used_at timestamptz(3),
    expires_at timestamptz(3),
    revoked_at timestamptz(3)
  )`,
  sql`create table access_tokens (
    id text primary key,
    key_id text not null references api_keys (id) on delete cascade,
    prefix text not null,
    secret_hash text not null unique,
    scopes text[] not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null
  )`,
  sql`create table targets (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    name text not null,
    url text not null,
    description text,
    tags text[] not null,
    default_profile text,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    unique (account_id, url)
  )`,
  sql`create table profiles (
    account_id text not null references accounts (id) on delete cascade,
    id text collate "C" not null,
    name text not null,
    description text,
    scan_type text not null,
    options jsonb not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    primary key (account_id, id)
  )`,
  sql`create table scans (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    name text,
    target text not null,
    scan_type text not null,
    profile text,
    options jsonb not null,
    status text not null,
    phase text not null,
    progress integer not null,
    critical integer not null,
    high integer not null,
    medium integer not null,
    low integer not null,
    info integer not null,
    requests integer not null,
    pages_found integer not null,
    pages_scanned integer not null,
    failure_reason text,
    failure_message text,
    checks_run text[] not null,
    tags text[] not null,
    notes text,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    started_at timestamptz(3),
    completed_at timestamptz(3)
  )`,
  sql`create table vulnerabilities (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    fingerprint text not null,
    check_id text not null,
    title text not null,
    description text not null,
    severity text not null,
    severity_order double precision not null,
    status text not null,
    note text,
    confidence text not null,
    cwe text not null,
    owasp text not null,
    cvss_vector text not null,
    cvss_score double precision not null,
    target text not null,
    evidence jsonb not null,
    remediation text not null,
    reference_urls text[] not null,
    first_scan_id text not null,
    last_scan_id text not null,
    first_seen_at timestamptz(3) not null,
    last_seen_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    unique (account_id, fingerprint)
  )`,
  sql`create table scan_vulnerabilities (
    scan_id text not null references scans (id) on delete cascade,
    vulnerability_id text not null references vulnerabilities (id) on delete cascade,
    severity text not null,
    evidence jsonb not null,
    seen_at timestamptz(3) not null,
    primary key (scan_id, vulnerability_id)
  )`,
  sql`create table reports (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    scan_id text not null references scans (id) on delete cascade,
    title text not null,
    format text not null,
    status text not null,
    severity text[] not null,
    include_evidence boolean not null,
    content bytea,
    size_bytes integer,
    failure text,
    created_at timestamptz(3) not null,
    completed_at timestamptz(3)
  )`,
  sql`create table jobs (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    kind text not null,
    subject_id text not null,
    state text not null,
    attempts integer not null,
    max_attempts integer not null,
    run_at timestamptz(3) not null,
    cancel_requested boolean not null,
    lease_owner text,
    lease_until timestamptz(3),
    last_error text,
    created_at timestamptz(3) not null,
    finished_at timestamptz(3)
  )`,
  sql`create table idempotency_keys (
    account_id text not null references accounts (id) on delete cascade,
    scope text not null,
    key text not null,
    fingerprint text not null,
    answer text,
    created_at timestamptz(3) not null,
    primary key (account_id, scope, key)
  )`,
];

const INDEXES: readonly RawBuilder<unknown>[] = [
  sql`create index api_keys_prefix on api_keys (prefix)`,
  sql`create index api_keys_newest on api_keys (account_id, created_at, id)`,
  sql`create index access_tokens_prefix on access_tokens (prefix)`,
  sql`create index access_tokens_key on access_tokens (key_id)`,
  sql`create index access_tokens_expiry on access_tokens (expires_at)`,
  sql`create index targets_newest on targets (account_id, created_at, id)`,
  sql`create index scans_newest on scans (account_id, created_at, id)`,
  sql`create index scans_target on scans (account_id, target, created_at)`,
  sql`create index vulnerabilities_worst on vulnerabilities (account_id, severity_order, id)`,
  sql`create index scan_vulnerabilities_vulnerability on scan_vulnerabilities (vulnerability_id, seen_at)`,
  sql`create index reports_newest on reports (account_id, created_at, id)`,
  sql`create index reports_scan on reports (scan_id)`,
  sql`create index jobs_next on jobs (kind, state, run_at)`,
  sql`create index jobs_subject on jobs (subject_id)`,
  sql`create index idempotency_keys_age on idempotency_keys (created_at)`,
];

export const initialTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await statement.execute(db);
  },
};
