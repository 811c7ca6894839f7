import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage } from "../crawl/page.ts";
import { policiesOf, scriptWeaknesses } from "../probing/content-security-policy.ts";

export const cspUnsafe: PageCheck = {
  info: describe({
    id: "csp-unsafe",
    title: "Content Security Policy does not stop injected scripts",
    description: "The Content-Security-Policy allows scripts so broadly that it does not hinder cross-site scripting.",
    category: "headers",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 693,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Allow scripts by nonce or hash and drop 'unsafe-inline', 'unsafe-eval', wildcards and data: from script-src.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/script-src",
    ],
  }),

  onPage(page) {
    const policies = policiesOf(page);
    const weaknesses = policies.map(scriptWeaknesses);
    // Every policy has to be passed: one that is strict makes up for the others.
    if (!isShownPage(page) || policies.length === 0 || weaknesses.some((found) => found.length === 0)) return [];
    return [
      {
        scope: "origin",
        exchange: page.exchange,
        confidence: "certain",
        detail: `What it allows: ${weaknesses[0]?.join(", ")}.`,
        matched: policies[0]?.text ?? "",
      },
    ];
  },
};
