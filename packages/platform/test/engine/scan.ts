import {
  type EngineEnvironment,
  type Finding,
  runScan,
  type ScanOptions,
  type ScanProgress,
  type ScanSummary,
  type ScanType,
} from "../../src/engine/index.ts";

export interface ScanRecord {
  readonly findings: Finding[];
  readonly progress: ScanProgress[];
  readonly summary: Promise<ScanSummary>;
}

export interface ScanSettings {
  readonly target: string;
  readonly scanType?: ScanType;
  readonly options?: Partial<ScanOptions>;
  readonly environment?: Partial<EngineEnvironment>;
}

/** Starts a scan of a loopback site without waiting for it. */
export function startScan({ target, scanType = "standard", options, environment }: ScanSettings): ScanRecord {
  const findings: Finding[] = [];
  const progress: ScanProgress[] = [];
  const summary = runScan(
    {
      target,
      scanType,
      options: { depth: 3, timeout: 60, maxRequests: 20_000, respectRobots: true, requestsPerSecond: 5000, ...options },
    },
    {
      policy: { allowed: ["127.0.0.1"] },
      signal: new AbortController().signal,
      onProgress: (state) => void progress.push(state),
      onFinding: (finding) => void findings.push(finding),
      ...environment,
    },
  );
  return { findings, progress, summary };
}

export async function scan(settings: ScanSettings): Promise<{ findings: Finding[]; summary: ScanSummary }> {
  const record = startScan(settings);
  const summary = await record.summary;
  return { findings: record.findings, summary };
}
