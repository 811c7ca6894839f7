import { isLoopbackHost } from "../address-policy/special-addresses.ts";
import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import type { Reference } from "../html/document.ts";

export const mixedContent: PageCheck = {
  info: describe({
    id: "mixed-content",
    title: "Secure page loads insecure content",
    description:
      "A page that came over https loads content or sends a form over plain http, where it can be read and changed on the way.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:N",
    cwe: 319,
    owasp: OWASP.cryptography,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Load everything over https, and add `upgrade-insecure-requests` to the Content Security Policy.",
    references: ["https://developer.mozilla.org/en-US/docs/Web/Security/Defenses/Mixed_content"],
  }),

  onPage({ url, exchange, document }) {
    if (url.protocol !== "https:" || document === undefined) return [];
    const insecure = document.references.find(
      (reference) =>
        reference.url.protocol === "http:" && !isLoopbackHost(reference.url.hostname) && loadsContent(reference),
    );
    if (insecure === undefined) return [];
    const detail = `The ${insecure.element} element refers to ${insecure.url.origin}.`;
    return [{ scope: "path", exchange, confidence: "certain", detail, matched: insecure.url.href }];
  },
};

function loadsContent({ element, attribute, attributes }: Reference): boolean {
  if (attribute === "action" || attribute === "formaction") return true;
  if (element === "link") return /stylesheet|icon|preload|manifest/i.test(attributes.get("rel") ?? "");
  return (attribute === "src" || attribute === "data" || attribute === "poster") && element !== "a";
}
