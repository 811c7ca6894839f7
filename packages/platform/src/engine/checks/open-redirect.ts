import { describe, FROM_STANDARD, type InputCheck } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type InputPoint, requestWith } from "../crawl/input-point.ts";
import { automaticTarget } from "../probing/redirect-target.ts";

/** Browsers read all of these as another host. */
const WAYS: readonly ((host: string) => string)[] = [(host) => `https://${host}/`, (host) => `//${host}/`];
const MORE_WAYS: readonly ((host: string) => string)[] = [(host) => `/\\${host}/`, (host) => `/\t/${host}/`];

const TARGET_NAME =
  /url|uri|next|return|redirect|redir|dest|goto|continue|target|forward|back|callback|link|^(?:r|u|to|out|go)$/i;

export const openRedirect: InputCheck = {
  info: describe({
    id: "open-redirect",
    title: "Open redirect",
    description:
      "A parameter decides where the browser is sent, to other sites too. Phishing links then start with this site's trusted name.",
    category: "access",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:N/I:L/A:N",
    cwe: 601,
    owasp: OWASP.accessControl,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation:
      "Redirect to paths of this site only, or to a list of addresses; resolve the value and compare its origin before use.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html"],
  }),

  async onInput(input, site) {
    if (site.scanType !== "deep" && !looksLikeTarget(input)) return undefined;
    for (const write of site.scanType === "deep" ? [...WAYS, ...MORE_WAYS] : WAYS) {
      const host = site.canary.host();
      const exchange = await site.probe(requestWith(input, write(host)));
      if (exchange === undefined || automaticTarget(exchange)?.hostname !== host) continue;
      return { scope: "parameter", input, exchange, confidence: "certain", matched: host };
    }
    return undefined;
  },
};

function looksLikeTarget({ parameter, value }: InputPoint): boolean {
  return TARGET_NAME.test(parameter) || /^(?:https?:)?\//.test(value);
}
