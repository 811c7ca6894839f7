import { SECRET_NAME } from "../auth/redact.ts";

/** Has "key" in it, and is what one looks for in a log. */
const IDEMPOTENCY = /^(x-)?idempotency-key$/i;

const REDACTED = "[redacted]";

/** Headers as a log may show them. @param secret further names, in lower case */
export function redactedHeaders(headers: Headers, secret: ReadonlySet<string>): Record<string, string> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = isSecret(name, secret) ? REDACTED : value;
  });
  return shown;
}

/** A URL as a log may show it. */
export function redactedUrl(url: string, secret: ReadonlySet<string>): string {
  if (!url.includes("?")) return url;
  const shown = new URL(url);
  for (const name of new Set(shown.searchParams.keys())) {
    if (isSecret(name, secret)) shown.searchParams.set(name, REDACTED);
  }
  return shown.href;
}

function isSecret(name: string, secret: ReadonlySet<string>): boolean {
  return (SECRET_NAME.test(name) && !IDEMPOTENCY.test(name)) || secret.has(name.toLowerCase());
}
