import { ALL_SCANS, describe, INFORMATIONAL, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { problemsOf } from "../probing/certificate-problems.ts";

export const tlsCertificate: OriginCheck = {
  info: describe({
    id: "tls-certificate",
    title: "Certificate is not trustworthy",
    description:
      "Browsers warn visitors about this certificate, or soon will. People who learn to click the warning away also do so during an attack.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:L/A:N",
    cwe: 295,
    owasp: OWASP.cryptography,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      "Install a certificate of a public authority for exactly this host name, with a key of at least 2048 bits (RSA) or an elliptic curve, and renew it automatically.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html"],
  }),

  async onOrigin(site) {
    const exchange = site.pages[0]?.exchange;
    const tls = exchange?.response.tls;
    if (exchange === undefined || tls === undefined) return [];
    return problemsOf(tls, site.now()).map(({ subject, detail, vector }) => ({
      scope: "origin",
      exchange,
      confidence: "certain",
      subject,
      detail,
      ...(site.isLoopback ? { vector: INFORMATIONAL } : {}),
      ...(vector === undefined ? {} : { vector }),
    }));
  },
};
