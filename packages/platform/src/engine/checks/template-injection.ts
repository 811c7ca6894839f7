import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";

type Syntax = (expression: string) => string;

const SYNTAXES: readonly Syntax[] = [(e) => `{{${e}}}`, (e) => `\${${e}}`, (e) => `<%= ${e} %>`];
const MORE_SYNTAXES: readonly Syntax[] = [
  (e) => `#{${e}}`,
  (e) => `*{${e}}`,
  (e) => `{${e}}`,
  (e) => `@(${e})`,
  (e) => `{{=${e}}}`,
];

export const templateInjection: InputCheck = {
  info: describe({
    id: "template-injection",
    title: "Server-side template injection",
    description:
      "A parameter is evaluated as a template expression on the server. Template languages reach the program's objects, so the server can be taken over.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    cwe: 1336,
    owasp: OWASP.injection,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "Pass values to templates as variables; never make them part of the template's text.",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/07-Input_Validation_Testing/18-Testing_for_Server-side_Template_Injection",
    ],
  }),

  async onInput(input, site) {
    for (const write of site.scanType === "deep" ? [...SYNTAXES, ...MORE_SYNTAXES] : SYNTAXES) {
      const marker = site.canary.marker();
      const [a, b] = [site.canary.operand(), site.canary.operand()];
      const exchange = await site.probe(requestWith(input, `${marker}${write(`${a}*${b}`)}${marker}`));
      const matched = `${marker}${a * b}${marker}`;
      if (exchange === undefined || !exchange.response.body.includes(matched)) continue;
      return { scope: "parameter", input, exchange, confidence: "certain", matched };
    }
    return undefined;
  },
};
