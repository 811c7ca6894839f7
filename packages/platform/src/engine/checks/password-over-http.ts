import { ALL_SCANS, describe, INFORMATIONAL, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { pathTemplate } from "../crawl/url-shape.ts";

export const passwordOverHttp: PageCheck = {
  info: describe({
    id: "password-over-http",
    title: "Password field on an unencrypted page",
    description:
      "A password is entered on, or sent to, an address without encryption. Everybody on the way can read it.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N",
    cwe: 319,
    owasp: OWASP.cryptography,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Serve the page and the form's target over https only.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html"],
  }),

  onPage({ url, exchange, document }, site) {
    const forms = (document?.forms ?? []).filter(
      ({ fields, action }) =>
        fields.some(({ type }) => type === "password") && (url.protocol === "http:" || action.protocol === "http:"),
    );
    return forms.map((form) => ({
      scope: "origin",
      exchange,
      confidence: "certain",
      subject: pathTemplate(form.action.pathname),
      ...(site.isLoopback ? { vector: INFORMATIONAL } : {}),
    }));
  },
};
