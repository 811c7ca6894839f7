import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { isShownPage, type Page } from "../crawl/page.ts";
import { headerOf } from "../http/exchange.ts";

const LEAKING_POLICIES = new Set(["unsafe-url", "no-referrer-when-downgrade"]);

export const referrerPolicy: PageCheck = {
  info: describe({
    id: "referrer-policy",
    title: "Referrer policy missing or unsafe",
    description: "The site does not say how much of its addresses other sites may see when a visitor follows a link.",
    category: "headers",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
    cwe: 200,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Send `Referrer-Policy: strict-origin-when-cross-origin` or a stricter one.",
    references: ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Referrer-Policy"],
  }),

  onPage(page) {
    if (!isShownPage(page)) return [];
    const header = headerOf(page.exchange, "referrer-policy") ?? metaReferrer(page);
    const policy = header?.split(",").at(-1)?.trim().toLowerCase();
    if (policy === undefined || policy === "") {
      return [{ scope: "origin", exchange: page.exchange, confidence: "certain", vector: INFORMATIONAL }];
    }
    if (!LEAKING_POLICIES.has(policy)) return [];
    const detail = `The policy "${policy}" sends whole addresses, parameters included, to other sites.`;
    return [{ scope: "origin", exchange: page.exchange, confidence: "certain", detail, matched: policy }];
  },
};

function metaReferrer(page: Page): string | undefined {
  return page.document?.metas.find((meta) => meta.get("name")?.toLowerCase() === "referrer")?.get("content");
}
