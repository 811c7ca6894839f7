import type { Page } from "../crawl/page.ts";
import { mediaTypeOf } from "../http/exchange.ts";

export interface Library {
  readonly name: string;
  /** As in file names and package paths. */
  readonly file: string;
  /** The first line of the distributed file, when it tells the version. */
  readonly banner?: RegExp;
  /** Versions below are affected, within each major version that is listed. */
  readonly fixedIn: readonly string[];
  readonly advisories: readonly string[];
  readonly advice: string;
}

export interface UsedLibrary {
  readonly library: Library;
  readonly version: string;
  readonly matched: string;
}

const LIBRARIES: readonly Library[] = [
  {
    name: "jQuery",
    file: "jquery",
    banner: /^\/\*!\s*jQuery (?:JavaScript Library )?v(\d+\.\d+\.\d+)/,
    fixedIn: ["3.5.0"],
    advisories: ["CVE-2020-11022", "CVE-2020-11023"],
    advice: "update to 3.5.0 or later",
  },
  {
    name: "jQuery UI",
    file: "jquery-ui",
    banner: /^\/\*!\s*jQuery UI - v(\d+\.\d+\.\d+)/,
    fixedIn: ["1.13.2"],
    advisories: ["CVE-2022-31160"],
    advice: "update to 1.13.2 or later",
  },
  {
    name: "Bootstrap",
    file: "bootstrap",
    banner: /^\/\*!\s*\*?\s*Bootstrap v(\d+\.\d+\.\d+)/,
    fixedIn: ["3.4.1", "4.3.1"],
    advisories: ["CVE-2019-8331"],
    advice: "update to 4.3.1 or later",
  },
  {
    name: "AngularJS",
    file: "angular",
    banner: /^\/\*\s*AngularJS v(1\.\d+\.\d+)/,
    fixedIn: ["1.999.0"],
    advisories: ["CVE-2022-25844", "CVE-2023-26116"],
    advice: "it is no longer maintained, move to a maintained framework",
  },
  {
    name: "Lodash",
    file: "lodash",
    fixedIn: ["4.17.21"],
    advisories: ["CVE-2021-23337", "CVE-2020-28500"],
    advice: "update to 4.17.21 or later",
  },
  {
    name: "Moment.js",
    file: "moment",
    banner: /^\/\/! moment\.js\s+\/\/! version : (\d+\.\d+\.\d+)/,
    fixedIn: ["2.29.4"],
    advisories: ["CVE-2022-24785", "CVE-2022-31129"],
    advice: "update to 2.29.4 or later",
  },
  {
    name: "Handlebars",
    file: "handlebars",
    fixedIn: ["4.7.7"],
    advisories: ["CVE-2021-23369", "CVE-2021-23383"],
    advice: "update to 4.7.7 or later",
  },
  {
    name: "DOMPurify",
    file: "dompurify",
    banner: /^\/\*!\s*@license DOMPurify (\d+\.\d+\.\d+)/,
    fixedIn: ["2.5.4", "3.1.3"],
    advisories: ["CVE-2024-45801", "CVE-2024-47875"],
    advice: "update to 3.1.3 or later",
  },
];

const VERSION = "(\\d+\\.\\d+\\.\\d+)";
const BY_FILE = LIBRARIES.map((library) => ({
  library,
  // jquery-1.12.4.min.js, jquery@3.4.1/dist/…, jquery/3.4.1/jquery.min.js
  pattern: new RegExp(`(?:^|/)${library.file}(?:\\.js)?(?:[-.]v?${VERSION}(?:[.-]|$)|[@/]${VERSION}/)`, "i"),
}));

/** The known libraries that a page loads, or that the page (a script) is. */
export function librariesOf(page: Page): readonly UsedLibrary[] {
  const scripts = (page.document?.references ?? []).filter(({ element }) => element === "script");
  const named = scripts.flatMap(({ url }) =>
    BY_FILE.flatMap(({ library, pattern }) => used(library, pattern.exec(url.pathname))),
  );
  if (!/javascript/.test(mediaTypeOf(page.exchange))) return named;
  const opening = page.exchange.response.body.slice(0, 300);
  return LIBRARIES.flatMap((library) => used(library, library.banner?.exec(opening) ?? null));
}

export function isOutdated({ fixedIn }: Library, version: string): boolean {
  const major = majorOf(version);
  const fix = fixedIn.find((candidate) => majorOf(candidate) === major) ?? fixedIn.at(-1) ?? version;
  return compareVersions(version, fix) < 0;
}

function used(library: Library, match: RegExpExecArray | null): UsedLibrary[] {
  const version = match?.[1] ?? match?.[2];
  return match === null || version === undefined ? [] : [{ library, version, matched: match[0] }];
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? "";
}

function compareVersions(a: string, b: string): number {
  const right = b.split(".").map(Number);
  const differences = a.split(".").map((part, index) => Number(part) - (right[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
