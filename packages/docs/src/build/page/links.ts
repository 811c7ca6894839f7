import path from "node:path";

/** Gives the address of a place in the site, relative to one page, so that the site works under any prefix. */
export type Link = (target: string) => string;

/**
 * Links from the page at `from` (a folder, `""` for the front page).
 * Targets are paths inside the site: `reference/scans/#createScan`, `style.css`, `""`.
 */
export function linksFrom(from: string): Link {
  return (target) => {
    const [, file = "", fragment = ""] = /^([^#]*)(#.*)?$/.exec(target) ?? [];
    if (file === from && fragment) return fragment;
    const relative = path.posix.relative(`/${from}`, `/${file}`) || ".";
    const isFolder = file === "" || file.endsWith("/");
    return `${relative}${isFolder ? "/" : ""}${fragment}`;
  };
}
