import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";

const PRIVATE_ADDRESS = /(?<![\d.])(?:10\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/g;

export const privateAddressDisclosure: PageCheck = {
  info: describe({
    id: "private-address-disclosure",
    title: "Internal address disclosed",
    description:
      "A response names an address of the internal network, which helps an attacker to map what lies behind the site.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 200,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Remove internal addresses from responses; have the reverse proxy rewrite Location and Via headers.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/01-Information_Gathering/05-Review_Web_Page_Content_for_Information_Leakage",
    ],
  }),

  onPage({ url, exchange }) {
    const inHeaders = [...exchange.response.headers].flatMap(([, values]) => addressesIn(values.join(" "), url));
    const fromHeaders = inHeaders.slice(0, 1).map((matched) => ({
      scope: "origin" as const,
      exchange,
      confidence: "firm" as const,
      subject: "header",
      matched,
    }));
    const inBody = addressesIn(exchange.response.body, url).slice(0, 1);
    // In text it may as well be an example in somebody's manual.
    const fromBody = inBody.map((matched) => ({
      scope: "path" as const,
      exchange,
      confidence: "tentative" as const,
      matched,
      vector: INFORMATIONAL,
    }));
    return [...fromHeaders, ...fromBody];
  },
};

/** Without the address that the site itself is scanned at. */
function addressesIn(text: string, url: URL): readonly string[] {
  return (text.match(PRIVATE_ADDRESS) ?? []).filter((address) => address !== url.hostname);
}
