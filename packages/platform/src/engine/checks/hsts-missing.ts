import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { headerOf } from "../http/exchange.ts";

const MINIMUM_SECONDS = 15_552_000;

export const hstsMissing: PageCheck = {
  info: describe({
    id: "hsts-missing",
    title: "HTTP Strict Transport Security is not enforced",
    description:
      "The site does not tell browsers to use https only, so a visitor's first request can be intercepted and kept on plain http.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
    cwe: 319,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Send `Strict-Transport-Security: max-age=31536000; includeSubDomains` with every https response.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Strict_Transport_Security_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Strict-Transport-Security",
    ],
  }),

  onPage({ url, exchange }, site) {
    if (url.protocol !== "https:" || exchange.response.status >= 400) return [];
    const header = headerOf(exchange, "strict-transport-security");
    const maxAge = Number(/max-age\s*=\s*"?(\d+)/i.exec(header ?? "")?.[1] ?? "0");
    if (maxAge >= MINIMUM_SECONDS) return [];
    return [
      {
        scope: "origin",
        exchange,
        confidence: "certain",
        ...(header === undefined
          ? {}
          : { detail: `Its max-age is ${maxAge} seconds; 180 days are the least.`, matched: header }),
        ...(site.isLoopback ? { vector: INFORMATIONAL } : {}),
      },
    ];
  },
};
