import { ALL_SCANS, describe, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

export const traceMethod: OriginCheck = {
  info: describe({
    id: "trace-method",
    title: "TRACE method enabled",
    description:
      "The server answers TRACE by sending the request back, headers that a proxy added and cookies included.",
    category: "access",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 489,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Switch the method off (`TraceEnable Off`).",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/06-Test_HTTP_Methods",
    ],
  }),

  async onOrigin(site) {
    const marker = site.canary.marker();
    const exchange = await site.probe({ url: site.startUrl, method: "TRACE", headers: { "x-canary": marker } });
    if (exchange?.response.status !== 200 || !exchange.response.body.includes(marker)) return [];
    return [{ scope: "origin", exchange, confidence: "certain", matched: marker }];
  },
};
