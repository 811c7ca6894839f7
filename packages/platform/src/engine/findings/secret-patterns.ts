export interface SecretPattern {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Credentials that are recognised by their form alone. */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  { name: "AWS access key ID", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    name: "private key",
    pattern: /-----BEGIN (?:[A-Z]{1,20} )?PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{32,}/g,
  },
  { name: "GitHub token", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/g },
  { name: "Slack token", pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}\b/g },
  { name: "Stripe secret key", pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}\b/g },
  { name: "Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}\b/g },
  { name: "SendGrid API key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g },
  { name: "npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
];

const ASSIGNED_SECRET =
  /((?:pass(?:word|wd)?|pwd|secret|token|api_?key|private_?key|access_?key)\w*["']?\s*[=:]\s*["']?)([^\s"'&<>;]{4,})/gi;
const CREDENTIALS_IN_URL = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)[^\s/@]+@/gi;

/** Text fit for a report: credentials are cut down to their first four characters or replaced altogether. */
export function redactSecrets(text: string): string {
  const withoutKnown = SECRET_PATTERNS.reduce(
    (current, { pattern }) => current.replace(pattern, (secret) => `${secret.slice(0, 4)}…[redacted]`),
    text,
  );
  return withoutKnown.replace(ASSIGNED_SECRET, "$1[redacted]").replace(CREDENTIALS_IN_URL, "$1[redacted]@");
}
