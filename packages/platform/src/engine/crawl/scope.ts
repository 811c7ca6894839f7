import { looksDestructive } from "./destructive.ts";
import { pathMatches, type RobotsRules } from "./robots.ts";

export interface ScopeOptions {
  readonly origin: string;
  /** Path prefixes, `*` stands for any characters. */
  readonly excludePaths: readonly string[];
  /** Absent when the scan does not respect robots.txt. */
  readonly robots: RobotsRules | undefined;
}

/** Why a URL of the site is left alone. */
export type OutOfScope = "excluded" | "robots" | "destructive";

/** Which requests a scan may make at all; crawl and checks both obey it. */
export class Scope {
  readonly #options: ScopeOptions;

  constructor(options: ScopeOptions) {
    this.#options = options;
  }

  isSameOrigin(url: URL): boolean {
    return url.origin === this.#options.origin;
  }

  /** Undefined when the URL may be requested. */
  reasonToSkip(url: URL): OutOfScope | undefined {
    const path = decodePath(url.pathname);
    if (this.#options.excludePaths.some((pattern) => pathMatches(path, pattern))) return "excluded";
    if (this.#options.robots?.allows(url) === false) return "robots";
    return looksDestructive(url) ? "destructive" : undefined;
  }

  permits(url: URL): boolean {
    return this.reasonToSkip(url) === undefined;
  }
}

/** `%61dmin` is the same place as `admin`. */
function decodePath(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
