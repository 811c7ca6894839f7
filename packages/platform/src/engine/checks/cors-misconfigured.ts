import {
  describe,
  FROM_STANDARD,
  INFORMATIONAL,
  type Observation,
  type OriginCheck,
  type Site,
} from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import { pathTemplate } from "../crawl/url-shape.ts";
import { type Exchange, headerOf, isHtml } from "../http/exchange.ts";

const MAX_PLACES = 15;

export const corsMisconfigured: OriginCheck = {
  info: describe({
    id: "cors-misconfigured",
    title: "Other sites may read responses",
    description: "The site allows scripts of any other site to read its responses (CORS).",
    category: "access",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N",
    cwe: 942,
    owasp: OWASP.misconfiguration,
    scanTypes: FROM_STANDARD,
    mode: "active",
    remediation:
      "List the origins that may read responses, compare them exactly, and never reflect the Origin header together with credentials.",
    references: ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS"],
  }),

  async onOrigin(site) {
    const observations: Observation[] = [];
    for (const url of placesToAsk(site)) {
      const exchange = await site.probe({ url, headers: { origin: `https://${site.canary.host()}` } });
      const observation = exchange === undefined ? undefined : judge(exchange);
      if (observation !== undefined) observations.push(observation);
      if (observation !== undefined && observation.vector === undefined) return [observation];
    }
    return observations.slice(0, 1);
  },
};

/** Data before pages: that is what other sites' scripts are after, and where the headers are usually set. */
function placesToAsk(site: Site): readonly URL[] {
  const pages = [...site.pages].sort((a, b) => Number(isHtml(a.exchange)) - Number(isHtml(b.exchange)));
  const byTemplate = new Map(pages.map(({ url }) => [pathTemplate(url.pathname), url]));
  return [...byTemplate.values()].slice(0, MAX_PLACES);
}

function judge(exchange: Exchange): Observation | undefined {
  const allowed = headerOf(exchange, "access-control-allow-origin");
  const reflects = allowed === exchange.request.headers.origin;
  if (allowed === undefined || (!reflects && allowed !== "*")) return undefined;
  const withCredentials = headerOf(exchange, "access-control-allow-credentials")?.trim() === "true";
  const matched = `access-control-allow-origin: ${allowed}`;
  const observation = { scope: "origin", exchange, confidence: "certain", matched } as const;
  if (reflects && withCredentials) {
    return {
      ...observation,
      detail: "It reflects every origin and allows credentials: signed-in visitors' data can be read.",
    };
  }
  return {
    ...observation,
    detail: "Credentials are not included, so only public content can be read.",
    vector: INFORMATIONAL,
  };
}
