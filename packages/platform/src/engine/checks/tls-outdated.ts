import { ALL_SCANS, describe, INFORMATIONAL, type Observation, type OriginCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

const OUTDATED = ["TLSv1", "TLSv1.1"] as const;

export const tlsOutdated: OriginCheck = {
  info: describe({
    id: "tls-outdated",
    title: "Outdated TLS version offered",
    description:
      "The server still accepts TLS 1.0 or 1.1. Both are deprecated (RFC 8996) and rest on broken hash functions.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
    cwe: 326,
    owasp: OWASP.cryptography,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Allow TLS 1.2 and 1.3 only.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html",
      "https://www.rfc-editor.org/rfc/rfc8996",
    ],
  }),

  async onOrigin(site) {
    const exchange = site.pages[0]?.exchange;
    if (site.startUrl.protocol !== "https:" || exchange === undefined) return [];
    const observations: Observation[] = [];
    for (const version of OUTDATED) {
      if (!(await site.offersTlsVersion(version))) continue;
      observations.push({
        scope: "origin",
        exchange,
        confidence: "certain",
        subject: version.replace("v1", " 1").replace(/ 1$/, " 1.0"),
        ...(site.isLoopback ? { vector: INFORMATIONAL } : {}),
      });
    }
    return observations;
  },
};
