import type { AccountTier } from "@hivepro/server";

export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything an installation can decide. */
export interface PlatformConfig {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the database and the first API key are kept; `null` keeps them in memory, for tests. */
  readonly dataDir: string | null;
  /** Addresses, networks and host names that may be scanned besides public ones. */
  readonly allowedTargets: readonly string[];
  readonly accountName: string;
  readonly tier: AccountTier;
  /** Scans at the same time, instead of what the tier allows. */
  readonly scanConcurrency: number | null;
  /** API requests per minute and key, instead of what the tier allows. */
  readonly rateLimit: number | null;
  /** API requests per minute and client address without credentials. */
  readonly anonymousRateLimit: number;
  /** The URL that people reach the installation at, when a proxy stands in front of it. */
  readonly publicUrl: string | null;
  /** Believe X-Forwarded-For and its like; only right behind a proxy that sets them. */
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  /** Print the first API key at start-up. */
  readonly printKey: boolean;
  /** Check every answer against the contract, and fail on a difference. */
  readonly validateResponses: boolean;
}

export const DEFAULT_CONFIG: PlatformConfig = {
  port: 8080,
  host: "127.0.0.1",
  dataDir: "./.hivepro",
  allowedTargets: [],
  accountName: "HivePro",
  tier: "standard",
  scanConcurrency: null,
  rateLimit: null,
  anonymousRateLimit: 100,
  publicUrl: null,
  trustProxy: false,
  logLevel: "info",
  printKey: true,
  validateResponses: false,
};
