import { DEEP_ONLY, describe, type InputCheck, type Site } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type InputPoint, requestWith } from "../crawl/input-point.ts";
import type { Exchange } from "../http/exchange.ts";
import { similarity, withoutEchoes } from "../probing/similarity.ts";

type Condition = (value: string, left: number, right: number) => string;

/** Conditions are added with AND only: they can narrow what a statement touches, never widen it. */
const CONDITIONS: readonly Condition[] = [
  (value, left, right) => `${value} AND ${left}=${right}`,
  (value, left, right) => `${value}' AND '${left}'='${right}`,
  (value, left, right) => `${value}" AND "${left}"="${right}`,
  (value, left, right) => `${value}') AND ('${left}'='${right}`,
];

const SAME = 0.98;
const DETAIL = "The answer is the usual one when the added condition is true, and another one when it is false.";

export const sqlInjectionBoolean: InputCheck = {
  info: describe({
    id: "sql-injection-boolean",
    title: "SQL injection (boolean-based)",
    description:
      "A condition added to a parameter changes the answer according to whether it is true: the database evaluates it, so data can be read bit by bit.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    cwe: 89,
    owasp: OWASP.injection,
    scanTypes: DEEP_ONLY,
    mode: "active",
    remediation: "Pass values as parameters of prepared statements; never build statements from text.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"],
  }),

  async onInput(input, site) {
    const baseline = await site.baseline(input);
    if (baseline === undefined || baseline.response.status >= 400) return undefined;
    if (!(await answersAs(baseline, input, input.value, site))) return undefined;
    for (const condition of CONDITIONS) {
      const first = await distinguishes(baseline, input, condition, site);
      if (first === undefined || (await distinguishes(baseline, input, condition, site)) === undefined) continue;
      return { scope: "parameter", input, exchange: first, confidence: "firm", detail: DETAIL };
    }
    return undefined;
  },
};

/** The answer to the false condition, if the true one changes nothing and the false one does. */
async function distinguishes(
  baseline: Exchange,
  input: InputPoint,
  condition: Condition,
  site: Site,
): Promise<Exchange | undefined> {
  const number = site.canary.operand();
  if (!(await answersAs(baseline, input, condition(input.value, number, number), site))) return undefined;
  const value = condition(input.value, number, number + 1);
  const exchange = await site.probe(requestWith(input, value));
  return exchange === undefined || isSame(baseline, exchange, [input.value, value]) ? undefined : exchange;
}

async function answersAs(baseline: Exchange, input: InputPoint, value: string, site: Site): Promise<boolean> {
  const exchange = await site.probe(requestWith(input, value));
  return exchange !== undefined && isSame(baseline, exchange, [input.value, value]);
}

function isSame(a: Exchange, b: Exchange, echoes: readonly string[]): boolean {
  if (a.response.status !== b.response.status) return false;
  return similarity(withoutEchoes(a.response.body, echoes), withoutEchoes(b.response.body, echoes)) >= SAME;
}
