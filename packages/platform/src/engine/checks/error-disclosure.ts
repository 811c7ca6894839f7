import { ALL_SCANS, describe, type PageCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { findErrorTrace } from "../probing/error-traces.ts";

export const errorDisclosure: PageCheck = {
  info: describe({
    id: "error-disclosure",
    title: "Error page shows program internals",
    description:
      "An error page shows a stack trace or source paths. They tell an attacker how the program is built and where it breaks.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 209,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "passive",
    remediation: "Switch off debug mode, show a general error page, and keep the details in the server's log.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html"],
  }),

  onPage({ exchange }) {
    const trace = findErrorTrace(exchange);
    if (trace === undefined) return [];
    return [{ scope: "path", exchange, confidence: "firm", detail: `It is a ${trace.kind}.`, matched: trace.text }];
  },
};
