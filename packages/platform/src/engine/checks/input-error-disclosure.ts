import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";
import { findErrorTrace } from "../probing/error-traces.ts";

const UNEXPECTED_VALUES = ["%7B[}]'\"<", "-1e309"];

export const inputErrorDisclosure: InputCheck = {
  info: describe({
    id: "input-error-disclosure",
    title: "Unexpected input makes the program fail openly",
    description:
      "A parameter with unexpected characters makes the program fail with a stack trace: the input is not validated, and the error is shown to everybody.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 209,
    owasp: OWASP.misconfiguration,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "Validate the parameter, answer 400 with a general message, and keep the details in the server's log.",
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html",
      "https://cheatsheetseries.owasp.org/cheatsheets/Input_Validation_Cheat_Sheet.html",
    ],
  }),

  async onInput(input, site) {
    const baseline = await site.baseline(input);
    if (baseline === undefined || findErrorTrace(baseline) !== undefined) return undefined;
    for (const value of UNEXPECTED_VALUES) {
      const exchange = await site.probe(requestWith(input, value));
      const trace = exchange === undefined ? undefined : findErrorTrace(exchange);
      if (exchange === undefined || trace === undefined) continue;
      const detail = `It is a ${trace.kind}.`;
      return { scope: "parameter", input, exchange, confidence: "firm", detail, matched: trace.text };
    }
    return undefined;
  },
};
