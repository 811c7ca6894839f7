import type { HeaderValues } from "../options/client-options.ts";

/** Names of headers and query parameters whose values are nobody's business. Rather one too many. */
export const SECRET_NAME = /auth|cookie|credential|key|passw|secret|session|signature|token/i;
/** Shorter strings are likelier words than secrets. */
const SHORTEST_SECRET = 6;
/** How far below an error its causes are looked at. */
const DEEPEST_CAUSE = 5;

export function redactSecrets(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    clean = clean.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]");
  }
  return clean;
}

/** Credentials among headers that a caller has set by hand; of `Bearer xyz` the last word. */
export function secretsAmong(headers: HeaderValues = {}): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value && SECRET_NAME.test(name) ? (value.trim().split(/\s/).at(-1) ?? []) : [],
  );
}

/** Some implementations of `fetch` name the URL in their errors, and with it a key in its query. */
export function redactError(error: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return error;
  const { message, stack = "" } = error;
  const cause = redactError(error.cause, redact, depth + 1);
  if (cause === error.cause && redact(message) === message && redact(stack) === stack) return error;
  const copy = new Error(redact(message), { cause });
  for (const name of ["name", "code", "syscall"]) {
    const value: unknown = Reflect.get(error, name);
    if (value !== undefined) Object.defineProperty(copy, name, { value });
  }
  return Object.defineProperty(copy, "stack", { value: redact(stack) });
}
