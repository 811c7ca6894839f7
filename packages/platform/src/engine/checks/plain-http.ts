import { ALL_SCANS, describe, INFORMATIONAL, type OriginCheck, type Site } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { type Exchange, redirectOf } from "../http/exchange.ts";

export const plainHttp: OriginCheck = {
  info: describe({
    id: "plain-http",
    title: "Site works without encryption",
    description: "The site can be used over plain http. Everybody on the way can read and change what is sent.",
    category: "transport",
    cvssVector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
    cwe: 319,
    owasp: OWASP.cryptography,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Redirect every http address to https and send Strict-Transport-Security.",
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html"],
  }),

  async onOrigin(site) {
    const exchange = await plainExchange(site);
    if (exchange === undefined || redirectOf(exchange)?.protocol === "https:" || exchange.response.status >= 400)
      return [];
    return [
      { scope: "origin", exchange, confidence: "certain", ...(site.isLoopback ? { vector: INFORMATIONAL } : {}) },
    ];
  },
};

async function plainExchange(site: Site): Promise<Exchange | undefined> {
  if (site.startUrl.protocol === "http:") return site.pages[0]?.exchange;
  // On another port than the default one nobody would look for an http twin.
  if (site.startUrl.port !== "") return undefined;
  return await site.probe({ url: new URL(`http://${site.startUrl.host}/`) });
}
