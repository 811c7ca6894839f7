import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { SECRET_PATTERNS } from "../findings/secret-patterns.ts";

export const secretInPage: PageCheck = {
  info: describe({
    id: "secret-in-page",
    title: "Credential in a public page",
    description: "A page or script that anyone can load contains what looks like a working credential.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
    cwe: 540,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Revoke the credential now, then keep it on the server: in the environment or a secret store.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"],
  }),

  onPage({ exchange }) {
    return SECRET_PATTERNS.flatMap(({ name, pattern }) => {
      const matched = exchange.response.body.match(pattern)?.find((secret) => !isPlaceholder(secret));
      if (matched === undefined) return [];
      return [{ scope: "path", exchange, confidence: "firm", subject: name, matched } as const];
    });
  },
};

/** Documentation shows made-up keys: vendors' own example key, or one character over and over. */
function isPlaceholder(secret: string): boolean {
  return /EXAMPLE|(.)\1{9}|your[_-]?/i.test(secret);
}
