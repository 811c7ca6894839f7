import { DEEP_ONLY, describe, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { requestWith } from "../crawl/input-point.ts";

type Way = (value: string, marker: string, sum: string) => string;

const echo = (marker: string, sum: string) => `echo ${marker}$((${sum}))${marker}`;

/** Each adds an `echo` of a sum: it prints, and does nothing else. */
const WAYS: readonly Way[] = [
  (value, marker, sum) => `${value};${echo(marker, sum)}`,
  (value, marker, sum) => `${value}|${echo(marker, sum)}`,
  (value, marker, sum) => `${value}&&${echo(marker, sum)}`,
  (value, marker, sum) => `${value}$(${echo(marker, sum)})`,
  (value, marker, sum) => `${value}\n${echo(marker, sum)}\n`,
  (value, marker, sum) => `${value}';${echo(marker, sum)};'`,
  (value, marker, sum) => `${value}";${echo(marker, sum)};"`,
  (value, marker, sum) => `${value}&set /p =${marker}<nul&set /a ${sum}&set /p =${marker}<nul`,
];

export const commandInjection: InputCheck = {
  info: describe({
    id: "command-injection",
    title: "Operating system command injection",
    description:
      "A parameter becomes part of a command line, and a second command added to it was executed. The server can be taken over.",
    category: "injection",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    cwe: 78,
    owasp: OWASP.injection,
    scanTypes: DEEP_ONLY,
    mode: "active",
    remediation: "Call programs with an argument list instead of a shell, or use a library in place of the program.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/OS_Command_Injection_Defense_Cheat_Sheet.html"],
  }),

  async onInput(input, site) {
    for (const write of WAYS) {
      const marker = site.canary.marker();
      const [a, b] = [site.canary.operand(), site.canary.operand()];
      const exchange = await site.probe(requestWith(input, write(input.value, marker, `${a}+${b}`)));
      // The sum appears only where a shell computed it, never where the value is merely repeated.
      const matched = `${marker}${a + b}${marker}`;
      if (exchange === undefined || !exchange.response.body.includes(matched)) continue;
      return { scope: "parameter", input, exchange, confidence: "certain", matched };
    }
    return undefined;
  },
};
