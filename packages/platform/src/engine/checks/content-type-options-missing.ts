import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage } from "../crawl/page.ts";
import { headerOf } from "../http/exchange.ts";

export const contentTypeOptionsMissing: PageCheck = {
  info: describe({
    id: "content-type-options-missing",
    title: "Browsers may guess content types",
    description:
      "Without X-Content-Type-Options: nosniff, browsers may run an uploaded file as a script because of what it looks like.",
    category: "headers",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 693,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Send `X-Content-Type-Options: nosniff` with every response.",
    references: ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Content-Type-Options"],
  }),

  onPage(page) {
    const header = headerOf(page.exchange, "x-content-type-options");
    if (!isShownPage(page) || header?.split(",")[0]?.trim().toLowerCase() === "nosniff") return [];
    return [{ scope: "origin", exchange: page.exchange, confidence: "certain" }];
  },
};
