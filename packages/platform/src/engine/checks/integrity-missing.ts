import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

export const integrityMissing: PageCheck = {
  info: describe({
    id: "integrity-missing",
    title: "Third-party script without integrity check",
    description:
      "The page runs a script from another host without a checksum. Whoever controls that host controls the page.",
    category: "components",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 353,
    owasp: OWASP.integrity,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation:
      'Add an integrity attribute with the script\'s hash and crossorigin="anonymous", or serve the script yourself.',
    references: ["https://developer.mozilla.org/en-US/docs/Web/Security/Defenses/Subresource_Integrity"],
  }),

  onPage({ url, exchange, document }) {
    const hosts = new Map(
      (document?.references ?? [])
        .filter(({ element, attribute }) => element === "script" && attribute === "src")
        .filter((script) => script.url.host !== url.host && (script.attributes.get("integrity") ?? "") === "")
        .map((script) => [script.url.host, script.url.href]),
    );
    return [...hosts].map(([host, matched]) => ({
      scope: "origin",
      exchange,
      confidence: "certain",
      subject: host,
      matched,
    }));
  },
};
