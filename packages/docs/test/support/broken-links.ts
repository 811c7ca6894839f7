import { attribute, type SiteFile } from "./site.ts";

/** Links and sources of pages that lead to no file or to no element, as `page → target`. Other sites aren't asked. */
export function brokenLinks(files: readonly SiteFile[]): string[] {
  const known = new Map(files.map((file) => [file.path, file]));
  return files.flatMap((page) =>
    targetsOf(page)
      .filter((target) => !leadsSomewhere(target, page, known))
      .map((target) => `${page.path} → ${target}`),
  );
}

function targetsOf(page: SiteFile): string[] {
  return page.elements
    .flatMap((element) => [attribute(element, "href"), attribute(element, "src")])
    .filter((target) => target !== undefined)
    .filter((target) => !/^(https?|mailto):/.test(target));
}

function leadsSomewhere(target: string, page: SiteFile, known: ReadonlyMap<string, SiteFile>): boolean {
  if (target.startsWith("/")) return false;
  const base = "http://site/";
  const url = new URL(target, `${base}${page.path}`);
  const file = known.get(url.pathname.slice(1).replace(/(^|\/)$/, "$1index.html"));
  if (file === undefined) return false;
  const id = decodeURIComponent(url.hash.slice(1));
  return id === "" || file.elements.some((element) => attribute(element, "id") === id);
}
