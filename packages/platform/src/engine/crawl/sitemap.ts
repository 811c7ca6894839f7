import { parseFragment } from "parse5";
import { elementsOf, textOf } from "../html/tree.ts";

export interface Sitemap {
  readonly pages: readonly URL[];
  /** Further sitemaps, when this one is an index. */
  readonly sitemaps: readonly URL[];
}

/** Reads the `<loc>` entries of a sitemap or sitemap index; what isn't one yields nothing. */
export function parseSitemap(xml: string, base: URL): Sitemap {
  const elements = elementsOf(parseFragment(xml.replace(/^\s*<\?xml[^>]*\?>/, "")));
  const isIndex = elements.some(({ tagName }) => tagName === "sitemapindex");
  const isSitemap = isIndex || elements.some(({ tagName }) => tagName === "urlset");
  const locations = elements
    .filter(({ tagName }) => isSitemap && tagName === "loc")
    .flatMap((element) => URL.parse(textOf(element).trim(), base.href) ?? []);
  return isIndex ? { pages: [], sitemaps: locations } : { pages: locations, sitemaps: [] };
}
