import { ALL_SCANS, describe, type Observation, type OriginCheck, type Site } from "../check-model/check.ts";
import { OWASP } from "../check-model/owasp.ts";
import type { Exchange } from "../http/exchange.ts";

const MAX_DIRECTORIES = { quick: 0, standard: 20, deep: 100 };

const LISTINGS = [
  /<title>Index of \/[^<]{0,300}<\/title>[\s\S]{0,2000}?<a href="(?:\?C=|\.\.\/)/i,
  /<title>Directory listing for \/[^<]{0,300}<\/title>[\s\S]{0,2000}?<ul>\s*<li><a href="/i,
  /<title>listing directory \/[^<]{0,300}<\/title>/i,
  /<A HREF="[^"]{0,300}">\[To Parent Directory\]<\/A>/i,
];

export const directoryListing: OriginCheck = {
  info: describe({
    id: "directory-listing",
    title: "Directory listing",
    description: "The server lists the files of a directory, including those that no page links to.",
    category: "exposure",
    cvssVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N",
    cwe: 548,
    owasp: OWASP.misconfiguration,
    scanTypes: ALL_SCANS,
    mode: "active",
    remediation: "Switch off automatic indexes (`Options -Indexes`, `autoindex off`).",
    references: [
      "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/04-Review_Old_Backup_and_Unreferenced_Files_for_Sensitive_Information",
    ],
  }),

  async onOrigin(site) {
    const seen = new Set(site.pages.map(({ url }) => url.pathname));
    const exchanges = site.pages.map(({ exchange }) => exchange);
    const unseen = directoriesOf(site).filter((path) => !seen.has(path));
    for (const path of unseen.slice(0, MAX_DIRECTORIES[site.scanType])) {
      const exchange = await site.probe({ url: new URL(path, site.startUrl) });
      if (exchange !== undefined) exchanges.push(exchange);
    }
    return exchanges.flatMap(judge);
  },
};

/** All directories on the way to pages and files of the site. */
function directoriesOf(site: Site): readonly string[] {
  const references = site.pages.flatMap(({ document }) => document?.references ?? []);
  const urls = [...site.pages, ...references]
    .map(({ url }) => url)
    .filter(({ origin }) => origin === site.startUrl.origin);
  const directories = urls.flatMap(({ pathname }) =>
    [...pathname.matchAll(/\//g)].map(({ index }) => pathname.slice(0, index + 1)),
  );
  return [...new Set(directories)].sort((a, b) => a.length - b.length);
}

function judge(exchange: Exchange): Observation[] {
  if (exchange.response.status !== 200) return [];
  const matched = LISTINGS.map((pattern) => pattern.exec(exchange.response.body)?.[0]).find(
    (text) => text !== undefined,
  );
  return matched === undefined ? [] : [{ scope: "path", exchange, confidence: "certain", matched }];
}
