import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage } from "../crawl/page.ts";
import { headerOf } from "../http/exchange.ts";

export const permissionsPolicyMissing: PageCheck = {
  info: describe({
    id: "permissions-policy-missing",
    title: "No Permissions Policy",
    description:
      "The site does not switch off browser features (camera, microphone, location) that it doesn't use, so injected or embedded content may ask for them.",
    category: "headers",
    cvssVector: INFORMATIONAL,
    cwe: 693,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Send `Permissions-Policy` with an empty list for each feature that the site doesn't need, such as `camera=(), microphone=(), geolocation=()`.",
    references: ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Permissions-Policy"],
  }),

  onPage(page) {
    if (!isShownPage(page) || headerOf(page.exchange, "permissions-policy") !== undefined) return [];
    return [{ scope: "origin", exchange: page.exchange, confidence: "certain" }];
  },
};
