import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage } from "../crawl/page.ts";
import { headerOf } from "../http/exchange.ts";
import { headerPoliciesOf, restrictsFraming } from "../probing/content-security-policy.ts";

export const clickjacking: PageCheck = {
  info: describe({
    id: "clickjacking",
    title: "Pages can be framed by other sites",
    description:
      "Neither a frame-ancestors policy nor X-Frame-Options keeps other sites from showing these pages in an invisible frame and steering a visitor's clicks.",
    category: "headers",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:L/A:N",
    cwe: 1021,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Send `Content-Security-Policy: frame-ancestors 'none'` (or 'self'), and `X-Frame-Options: DENY` for old browsers.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Clickjacking_Defense_Cheat_Sheet.html"],
  }),

  onPage(page) {
    const frameOptions = headerOf(page.exchange, "x-frame-options")?.trim().toLowerCase();
    const isProtected =
      frameOptions === "deny" ||
      frameOptions === "sameorigin" ||
      headerPoliciesOf(page).some(({ directives }) => restrictsFraming(directives.get("frame-ancestors")));
    if (!isShownPage(page) || isProtected) return [];
    return [{ scope: "origin", exchange: page.exchange, confidence: "certain" }];
  },
};
