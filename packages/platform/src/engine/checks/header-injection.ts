import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";

export const headerInjection: InputCheck = {
  info: describe({
    id: "header-injection",
    title: "Response header injection",
    description:
      "A line break in a parameter ends a response header and starts another one. Cookies can be set and pages replaced in a visitor's browser.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
    cwe: 113,
    owasp: OWASP.injection,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "Remove line breaks from values before they reach a header, or use a library that refuses them.",
    references: ["https://owasp.org/www-community/attacks/HTTP_Response_Splitting"],
  }),

  async onInput(input, site) {
    for (const lineBreak of site.scanType === "deep" ? ["\r\n", "\n", "%0d%0a"] : ["\r\n"]) {
      const marker = site.canary.marker();
      const exchange = await site.probe(requestWith(input, `${input.value}${lineBreak}X-${marker}: 1`));
      if (exchange === undefined || !exchange.response.headers.has(`x-${marker}`)) continue;
      return { scope: "parameter", input, exchange, confidence: "certain", matched: `X-${marker}: 1` };
    }
    return undefined;
  },
};
