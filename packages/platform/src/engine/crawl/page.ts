import type { PageDocument } from "../html/document.ts";
import type { Exchange } from "../http/exchange.ts";

/** One answer of the crawl. */
export interface Page {
  readonly url: URL;
  /** Links away from the start page. */
  readonly depth: number;
  readonly exchange: Exchange;
  /** Present when the answer is HTML. */
  readonly document: PageDocument | undefined;
}

/** A page that a browser would show, as opposed to redirects, errors and files. */
export function isShownPage(page: Page): boolean {
  const { status } = page.exchange.response;
  return page.document !== undefined && status >= 200 && status < 300;
}
