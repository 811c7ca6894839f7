import type { Exchange, ProbeRequest } from "../http/exchange.ts";
import { parseRobots, type RobotsRules } from "./robots.ts";
import { parseSitemap, type Sitemap } from "./sitemap.ts";

const MAX_SITEMAPS = 5;
const MAX_SEEDS = 200;

type Probe = (request: ProbeRequest) => Promise<Exchange | undefined>;

/** The site's robots.txt; a site without one allows everything. */
export function readRobots(exchange: Exchange | undefined, userAgent: string): RobotsRules {
  const { status, body } = exchange?.response ?? { status: 404, body: "" };
  return parseRobots(status === 200 && !/^\s*</.test(body) ? body : "", userAgent);
}

/** Pages that the site's sitemaps list, in their order. */
export async function sitemapPages(start: URL, robots: RobotsRules, probe: Probe): Promise<readonly URL[]> {
  const declared = robots.sitemaps.flatMap((text) => URL.parse(text, start.href) ?? []);
  const pending = [...declared, new URL("/sitemap.xml", start)].filter(({ origin }) => origin === start.origin);
  const pages: URL[] = [];
  const read = new Set<string>();
  for (let url = pending.shift(); url !== undefined && read.size < MAX_SITEMAPS; url = pending.shift()) {
    if (read.has(url.href)) continue;
    read.add(url.href);
    const found = await readSitemap(url, probe);
    pages.push(...found.pages);
    pending.push(...found.sitemaps.filter(({ origin }) => origin === start.origin));
  }
  return pages.slice(0, MAX_SEEDS);
}

async function readSitemap(url: URL, probe: Probe): Promise<Sitemap> {
  const exchange = await probe({ url });
  if (exchange?.response.status !== 200) return { pages: [], sitemaps: [] };
  return parseSitemap(exchange.response.body, url);
}
