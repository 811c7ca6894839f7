import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { headerOf } from "../http/exchange.ts";

const DISCLOSING_HEADERS = ["server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator"];

export const versionDisclosure: PageCheck = {
  info: describe({
    id: "version-disclosure",
    title: "Server software and version disclosed",
    description:
      "Response headers name the software and its version, which tells an attacker which published flaws to try.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 497,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Configure the server and framework not to send version numbers.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/01-Information_Gathering/02-Fingerprint_Web_Server",
    ],
  }),

  onPage({ exchange }) {
    return DISCLOSING_HEADERS.flatMap((name) => {
      const value = headerOf(exchange, name);
      if (value === undefined || !/\d+\.\d+|^[\d.]+$/.test(value)) return [];
      return [{ scope: "origin", exchange, confidence: "certain", subject: name, matched: value } as const];
    });
  },
};
