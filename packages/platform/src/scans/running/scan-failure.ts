import type { ScanFailure } from "@hivepro/server";
import { EngineError, TargetRefusedError } from "../../engine/index.ts";

/** What a scan says about the error that ended it. Undefined for an error that is a bug of ours. */
export function failureOf(error: unknown): ScanFailure | undefined {
  if (!(error instanceof EngineError)) return undefined;
  const message = error.reason;
  switch (error.code) {
    case "TARGET_UNREACHABLE":
      return { reason: "target_unreachable", message };
    case "SCAN_TIMEOUT":
      return { reason: "timeout", message };
    case "ROBOTS_DISALLOWED":
      return { reason: "target_refused", message };
    case "INVALID_TARGET":
      return { reason: isUnresolvable(error) ? "target_unreachable" : "target_refused", message };
    case "INVALID_REQUEST":
      return { reason: "internal_error", message };
    default:
      return undefined;
  }
}

export const INTERNAL_FAILURE: ScanFailure = {
  reason: "internal_error",
  message: "The scan failed because of an error in HivePro. Look for the scan's id in the server's log.",
};

export const INTERRUPTED_FAILURE: ScanFailure = {
  reason: "interrupted",
  message: "The server stopped during the scan, several times. Start the scan again.",
};

function isUnresolvable(error: EngineError): boolean {
  return error instanceof TargetRefusedError && error.kind === "unresolvable";
}
