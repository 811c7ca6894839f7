/** Why a scan ended without finishing. */
export type EngineErrorCode =
  | "INVALID_TARGET"
  | "INVALID_REQUEST"
  | "TARGET_UNREACHABLE"
  | "ROBOTS_DISALLOWED"
  | "SCAN_TIMEOUT"
  | "SCAN_ABORTED";

/**
 * A scan that could not run to its end. `reason` is one sentence for the person who started the scan; findings reported
 * before the error stay valid.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly reason: string;

  constructor(code: EngineErrorCode, reason: string, options?: { cause?: unknown }) {
    super(`${code}: ${reason}`, options);
    this.name = "EngineError";
    this.code = code;
    this.reason = reason;
  }
}

/** What exactly is wrong with a target. */
export type TargetRefusal =
  | "invalid_url"
  | "unsupported_scheme"
  | "credentials_in_url"
  | "unresolvable"
  | "address_refused";

/** The target is not a URL that this installation may scan. Thrown before a byte is sent to it. */
export class TargetRefusedError extends EngineError {
  readonly kind: TargetRefusal;

  constructor(kind: TargetRefusal, reason: string, options?: { cause?: unknown }) {
    super("INVALID_TARGET", reason, options);
    this.name = "TargetRefusedError";
    this.kind = kind;
  }
}
