/**
 * What a failure means for trying again: `throttle` the server is busy and did nothing, `transient` it may or may not have
 * worked, `presend` the request never reached a server, `final` trying again would not help.
 */
export type FailureClass = "throttle" | "transient" | "presend" | "final";

const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** @param hinted whether the response says when to come back */
export function classifyStatus(status: number, hinted: boolean, alsoTransient: readonly number[]): FailureClass {
  if (status === 429 || (status === 503 && hinted)) return "throttle";
  return TRANSIENT_STATUSES.has(status) || alsoTransient.includes(status) ? "transient" : "final";
}

const PRESEND_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** Certificates don't get valid by trying again, and neither do arguments that `fetch` refuses. */
const FINAL_CODE = /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UND_ERR_INVALID|ERR_INVALID|UND_ERR_HEADERS_OVERFLOW/;

/** How far below the error that `fetch` throws the platform's error may be. */
const DEEPEST_CAUSE = 5;

/** Sorts an error that `fetch` or the reading of a body threw. Browsers don't say why, so there it is `transient`. */
export function classifyNetworkError(error: unknown): FailureClass {
  const causes = causesOf(error);
  if (causes.some((cause) => FINAL_CODE.test(codeOf(cause)))) return "final";
  return causes.some(neverSent) ? "presend" : "transient";
}

/** What a network error is about, for messages: the platform's code, e.g. `ECONNREFUSED`, or else its innermost message. */
export function networkErrorReason(error: unknown): string {
  const innermost = causesOf(error).at(-1);
  const message = innermost && "message" in innermost ? String(innermost.message) : String(error);
  return networkErrorCode(error) ?? message;
}

/** The platform's code for a network error. */
export function networkErrorCode(error: unknown): string | undefined {
  return causesOf(error).map(codeOf).find(Boolean);
}

function neverSent(cause: object): boolean {
  if (PRESEND_CODES.has(codeOf(cause))) return true;
  const syscall = "syscall" in cause ? cause.syscall : undefined;
  if (syscall === "connect" || syscall === "getaddrinfo") return true;
  // Deno has no codes; its message names the phase.
  return "message" in cause && String(cause.message).includes("client error (Connect)");
}

function codeOf(cause: object): string {
  return "code" in cause && typeof cause.code === "string" ? cause.code : "";
}

function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  let current = error;
  while (typeof current === "object" && current !== null && causes.length < DEEPEST_CAUSE) {
    causes.push(current);
    current = "cause" in current ? current.cause : undefined;
  }
  return causes;
}
