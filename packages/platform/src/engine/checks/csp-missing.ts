import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage } from "../crawl/page.ts";
import { policiesOf } from "../probing/content-security-policy.ts";

export const cspMissing: PageCheck = {
  info: describe({
    id: "csp-missing",
    title: "No Content Security Policy",
    description:
      "Pages are sent without a Content-Security-Policy. Nothing limits what an injected script could load or send.",
    category: "headers",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 693,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Send a policy such as `default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Content_Security_Policy_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP",
    ],
  }),

  onPage(page) {
    if (!isShownPage(page) || policiesOf(page).length > 0) return [];
    return [{ scope: "origin", exchange: page.exchange, confidence: "certain" }];
  },
};
