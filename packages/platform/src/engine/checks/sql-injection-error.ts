import { describe, FROM_STANDARD, type InputCheck, type Site } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type InputPoint, requestWith } from "../crawl/input-point.ts";
import { findDatabaseErrors } from "../probing/sql-errors.ts";

const BREAKERS = ["'", '"'];
const MORE_BREAKERS = ["')", "\\", "`", "%27"];

export const sqlInjectionError: InputCheck = {
  info: describe({
    id: "sql-injection-error",
    title: "SQL injection (error-based)",
    description:
      "A quote in a parameter breaks a database statement: the value becomes part of the statement, so its meaning can be changed to read or alter data.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    cwe: 89,
    owasp: OWASP.injection,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation: "Pass values as parameters of prepared statements; never build statements from text.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"],
  }),

  async onInput(input, site) {
    const baseline = await site.baseline(input);
    if (baseline === undefined) return undefined;
    const usual = new Set(findDatabaseErrors(baseline.response.body).map(({ text }) => text));
    for (const ending of site.scanType === "deep" ? [...BREAKERS, ...MORE_BREAKERS] : BREAKERS) {
      const exchange = await site.probe(requestWith(input, `${input.value}${ending}`));
      const error = findDatabaseErrors(exchange?.response.body ?? "").find(({ text }) => !usual.has(text));
      if (exchange === undefined || error === undefined || !(await isCausedByInput(input, site))) continue;
      const detail = `The error message is one of ${error.database}.`;
      return { scope: "parameter", input, exchange, confidence: "firm", detail, matched: error.text };
    }
    return undefined;
  },
};

/** Any other harmless value must not bring an error: a search page may well find articles about database errors. */
async function isCausedByInput(input: InputPoint, site: Site): Promise<boolean> {
  const control = await site.probe(requestWith(input, `${input.value}${site.canary.operand()}`));
  return control !== undefined && findDatabaseErrors(control.response.body).length === 0;
}
