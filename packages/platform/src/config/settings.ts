import { LOG_LEVELS, type PlatformConfig } from "./config.ts";
import { commaList, nonEmpty, oneOf, originUrl, type ParseValue, wholeNumber, yesOrNo } from "./parse-value.ts";

/** One setting: how it is called on the command line and in the environment, and how its text is read. */
export interface Setting<K extends keyof PlatformConfig = keyof PlatformConfig> {
  readonly key: K;
  readonly flag: string;
  readonly variable: string;
  readonly parse: ParseValue<PlatformConfig[K]>;
  /** What `--help` says. */
  readonly help: string;
}

const MAX_LIMIT = 1_000_000;

function setting<K extends keyof PlatformConfig>(
  key: K,
  flag: string,
  variable: string,
  parse: ParseValue<PlatformConfig[K]>,
  help: string,
): Setting {
  // The list below is heterogeneous; each entry's key and parser were matched by this function's signature.
  return { key, flag, variable, parse, help };
}

export const SETTINGS: readonly Setting[] = [
  setting("port", "port", "HIVEPRO_PORT", wholeNumber(0, 65_535), "Port to listen on; 0 takes any free one."),
  setting("host", "host", "HIVEPRO_HOST", nonEmpty, "Address to listen on; 0.0.0.0 for all networks."),
  setting("dataDir", "data-dir", "HIVEPRO_DATA_DIR", nonEmpty, "Folder for the database and the first API key."),
  setting(
    "allowedTargets",
    "allow-target",
    "HIVEPRO_ALLOWED_TARGETS",
    commaList,
    "Address, network or host that may be scanned although it is not public; may be repeated.",
  ),
  setting("accountName", "account-name", "HIVEPRO_ACCOUNT_NAME", nonEmpty, "Name of the account, shown on reports."),
  setting("tier", "tier", "HIVEPRO_TIER", oneOf(["standard", "professional", "enterprise"]), "Tier; sets the limits."),
  setting(
    "scanConcurrency",
    "scan-concurrency",
    "HIVEPRO_SCAN_CONCURRENCY",
    wholeNumber(1, 100),
    "Scans at the same time, instead of the tier's.",
  ),
  setting(
    "rateLimit",
    "rate-limit",
    "HIVEPRO_RATE_LIMIT",
    wholeNumber(1, MAX_LIMIT),
    "Requests per minute and key, instead of the tier's.",
  ),
  setting(
    "anonymousRateLimit",
    "anonymous-rate-limit",
    "HIVEPRO_ANONYMOUS_RATE_LIMIT",
    wholeNumber(1, MAX_LIMIT),
    "Requests per minute and client address without credentials.",
  ),
  setting(
    "publicUrl",
    "public-url",
    "HIVEPRO_PUBLIC_URL",
    originUrl,
    "URL that people reach this installation at, when it stands behind a proxy.",
  ),
  setting(
    "trustProxy",
    "trust-proxy",
    "HIVEPRO_TRUST_PROXY",
    yesOrNo,
    "Take the client's address from the proxy's headers.",
  ),
  setting("logLevel", "log-level", "HIVEPRO_LOG_LEVEL", oneOf(LOG_LEVELS), `One of ${LOG_LEVELS.join(", ")}.`),
  setting("printKey", "print-key", "HIVEPRO_PRINT_KEY", yesOrNo, "Print the first API key at start-up."),
  setting(
    "validateResponses",
    "validate-responses",
    "HIVEPRO_VALIDATE_RESPONSES",
    yesOrNo,
    "Check every answer against the contract; for development.",
  ),
];
