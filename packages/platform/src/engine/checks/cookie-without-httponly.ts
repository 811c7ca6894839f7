import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isAntiForgeryName } from "../crawl/input-point.ts";
import { cookiesSetBy, isSessionCookie } from "../probing/set-cookies.ts";

export const cookieWithoutHttponly: PageCheck = {
  info: describe({
    id: "cookie-without-httponly",
    title: "Cookie without HttpOnly",
    description: "Scripts can read this cookie, so a single cross-site scripting flaw is enough to steal it.",
    category: "cookies",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
    cwe: 1004,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Set the HttpOnly attribute on cookies that scripts don't need.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies",
    ],
  }),

  onPage({ exchange }) {
    const cookies = cookiesSetBy(exchange).filter(
      (cookie) => !cookie.attributes.has("httponly") && !isAntiForgeryName(cookie.name),
    );
    return cookies.map((cookie) => ({
      scope: "origin",
      exchange,
      confidence: "certain",
      subject: cookie.name,
      matched: `${cookie.name}=`,
      ...(!isSessionCookie(cookie) ? { vector: INFORMATIONAL } : {}),
    }));
  },
};
