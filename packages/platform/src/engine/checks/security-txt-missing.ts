import { ALL_SCANS, describe, INFORMATIONAL, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

export const securityTxtMissing: OriginCheck = {
  info: describe({
    id: "security-txt-missing",
    title: "No security.txt",
    description: "The site does not say where to report a vulnerability (RFC 9116), so reports get lost.",
    category: "exposure",
    cvssVector: INFORMATIONAL,
    cwe: 1059,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Publish /.well-known/security.txt with Contact and Expires fields.",
    references: ["https://www.rfc-editor.org/rfc/rfc9116"],
  }),

  async onOrigin(site) {
    const exchange = await site.probe({ url: new URL("/.well-known/security.txt", site.startUrl) });
    if (exchange === undefined || (exchange.response.status === 200 && /^Contact:/im.test(exchange.response.body)))
      return [];
    return [{ scope: "origin", exchange, confidence: "certain" }];
  },
};
