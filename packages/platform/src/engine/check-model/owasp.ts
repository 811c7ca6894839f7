/** OWASP Top 10 of 2021. */
export const OWASP = {
  accessControl: "A01:2021-Broken Access Control",
  cryptography: "A02:2021-Cryptographic Failures",
  injection: "A03:2021-Injection",
  misconfiguration: "A05:2021-Security Misconfiguration",
  outdatedComponents: "A06:2021-Vulnerable and Outdated Components",
  authentication: "A07:2021-Identification and Authentication Failures",
  integrity: "A08:2021-Software and Data Integrity Failures",
} as const;

export type OwaspCategory = (typeof OWASP)[keyof typeof OWASP];
