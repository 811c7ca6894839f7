import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import type { SetCookie } from "../http/cookies.ts";
import { cookiesSetBy, isSessionCookie } from "../probing/set-cookies.ts";

export const cookieWithoutSamesite: PageCheck = {
  info: describe({
    id: "cookie-without-samesite",
    title: "Cookie without SameSite",
    description:
      "The cookie does not say whether other sites' requests may carry it, and not every browser then withholds it. Cross-site request forgery builds on that.",
    category: "cookies",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:N/I:L/A:N",
    cwe: 1275,
    owasp: OWASP.accessControl,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Set SameSite=Lax or SameSite=Strict; SameSite=None only with Secure and when other sites really need the cookie.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
      "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cookies",
    ],
  }),

  onPage({ exchange }) {
    const cookies = cookiesSetBy(exchange).filter(
      (cookie) => !cookie.attributes.has("samesite") || isOpenToAll(cookie),
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

/** Browsers refuse SameSite=None without Secure, so the attribute protects nothing there. */
function isOpenToAll({ attributes }: SetCookie): boolean {
  return attributes.get("samesite")?.toLowerCase() === "none" && !attributes.has("secure");
}
