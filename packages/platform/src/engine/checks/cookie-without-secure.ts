import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { cookiesSetBy, isSessionCookie } from "../probing/set-cookies.ts";

export const cookieWithoutSecure: PageCheck = {
  info: describe({
    id: "cookie-without-secure",
    title: "Cookie without Secure",
    description: "The browser also sends this cookie over plain http, where anyone on the way can read it.",
    category: "cookies",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
    cwe: 614,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Set the Secure attribute on the cookie.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies",
    ],
  }),

  onPage({ exchange }, site) {
    const cookies = cookiesSetBy(exchange).filter((cookie) => !cookie.attributes.has("secure"));
    return cookies.map((cookie) => ({
      scope: "origin",
      exchange,
      confidence: "certain",
      subject: cookie.name,
      matched: `${cookie.name}=`,
      ...(site.isLoopback || !isSessionCookie(cookie) ? { vector: INFORMATIONAL } : {}),
    }));
  },
};
