import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

const SESSION_PARAMETER = /^(?:phpsessid|jsessionid|aspsessionid\w*|session_?id|sid)$/i;

export const sessionInUrl: PageCheck = {
  info: describe({
    id: "session-in-url",
    title: "Session identifier in a link",
    description:
      "Links carry a session identifier. It ends up in histories, logs and Referer headers, from where the session can be taken over.",
    category: "access",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
    cwe: 598,
    owasp: OWASP.authentication,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Keep the session identifier in a cookie with HttpOnly, Secure and SameSite.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
  }),

  onPage({ url, exchange, document }) {
    const link = document?.references.find(
      (reference) => reference.url.origin === url.origin && carriesSession(reference.url),
    );
    if (link === undefined) return [];
    return [{ scope: "origin", exchange, confidence: "firm", matched: sessionNameIn(link.url) }];
  },
};

function carriesSession(url: URL): boolean {
  return sessionNameIn(url) !== "";
}

/** The name alone: the value would be a credential in a report. */
function sessionNameIn(url: URL): string {
  if (/;jsessionid=\w{8}/i.test(url.pathname)) return "jsessionid";
  return [...url.searchParams].find(([name, value]) => SESSION_PARAMETER.test(name) && value.length >= 8)?.[0] ?? "";
}
