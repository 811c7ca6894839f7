import { readDocument } from "../html/document.ts";
import { type Exchange, isHtml, type ProbeRequest, redirectOf } from "../http/exchange.ts";
import { inBatches } from "../scan/in-batches.ts";
import { isDestructiveForm } from "./destructive.ts";
import { fillForm } from "./fill-form.ts";
import { Frontier, type FrontierLimits } from "./frontier.ts";
import { type InputPoint, inputKey, inputsOf, requestFor, type Submission } from "./input-point.ts";
import type { Page } from "./page.ts";
import type { OutOfScope, Scope } from "./scope.ts";
import { normaliseUrl } from "./url-shape.ts";

export interface CrawlOptions extends FrontierLimits {
  readonly scope: Scope;
  readonly maxDepth: number;
  readonly maxInputs: number;
  readonly submitsPostForms: boolean;
  readonly concurrency: number;
  /** False when the crawl's share of the request budget is used up. */
  readonly mayContinue: () => boolean;
  readonly probe: (request: ProbeRequest) => Promise<Exchange | undefined>;
  /** Called page by page, in the order of discovery. */
  readonly onPage: (page: Page) => Promise<void>;
}

interface Visit {
  readonly request: ProbeRequest;
  readonly depth: number;
}

/** Files that hold neither links nor inputs. */
const OPAQUE_FILE =
  /\.(?:png|jpe?g|gif|webp|avif|ico|svg|bmp|css|woff2?|ttf|eot|otf|mp[34]|m4a|webm|ogg|wav|avi|mov|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|7z|rar|exe|dmg|iso|apk|jar|map)$/i;

/** Elements whose reference a crawl follows; images and styles are content, not pages. */
const FOLLOWED = new Set([
  "a",
  "area",
  "link",
  "iframe",
  "frame",
  "script",
  "meta",
  "form",
  "button",
  "input",
  "embed",
]);

/** Walks a site breadth-first, and collects its pages and inputs. */
export class Crawler {
  readonly #options: CrawlOptions;
  readonly #frontier: Frontier<Visit>;
  readonly #inputs = new Map<string, InputPoint>();
  readonly #skipped: Record<OutOfScope, Set<string>> = {
    excluded: new Set(),
    robots: new Set(),
    destructive: new Set(),
  };
  readonly #offOrigin = new Map<string, { from: string; to: string }>();
  #inputsOverflowed = false;
  #stoppedEarly = false;

  constructor(options: CrawlOptions) {
    this.#options = options;
    this.#frontier = new Frontier(options);
  }

  get inputs(): readonly InputPoint[] {
    return [...this.#inputs.values()];
  }

  get pagesFound(): number {
    return this.#frontier.accepted;
  }

  get offOriginRedirects(): readonly { from: string; to: string }[] {
    return [...this.#offOrigin.values()];
  }

  get skipped(): Readonly<Record<OutOfScope, number>> {
    const { excluded, robots, destructive } = this.#skipped;
    return { excluded: excluded.size, robots: robots.size, destructive: destructive.size };
  }

  /** What kept the crawl from seeing everything within its depth. */
  get limitsReached(): { readonly pages: boolean; readonly inputs: boolean; readonly requests: boolean } {
    return { pages: this.#frontier.overflowed, inputs: this.#inputsOverflowed, requests: this.#stoppedEarly };
  }

  /** Starts with `start` at depth 0 and `seeds` (from sitemaps) at depth 1. */
  async crawl(start: URL, seeds: readonly URL[]): Promise<void> {
    this.#offerLink(start, 0);
    for (const seed of seeds) this.#offerLink(seed, 1);
    for (let level = this.#frontier.takeLevel(); level.length > 0; level = this.#frontier.takeLevel()) {
      await inBatches(level, this.#options.concurrency, async (batch) => {
        if (!this.#options.mayContinue()) {
          this.#stoppedEarly = true;
          return;
        }
        const exchanges = await Promise.all(batch.map(({ request }) => this.#options.probe(request)));
        for (const [index, exchange] of exchanges.entries()) await this.#visit(batch[index], exchange);
      });
    }
  }

  async #visit(visit: Visit | undefined, exchange: Exchange | undefined): Promise<void> {
    if (visit === undefined || exchange === undefined) return;
    const { url } = exchange.request;
    const document = isHtml(exchange) ? readDocument(exchange.response.body, url) : undefined;
    const page: Page = { url, depth: visit.depth, exchange, document };
    this.#noteRedirect(page);
    for (const { url: link, element } of document?.references ?? []) {
      if (FOLLOWED.has(element)) this.#offerLink(link, visit.depth + 1);
    }
    for (const form of document?.forms ?? []) {
      if (isDestructiveForm(form)) this.#skipped.destructive.add(form.action.href);
      else this.#offerSubmission(fillForm(form), visit.depth + 1);
    }
    await this.#options.onPage(page);
  }

  /** A redirect within the site is followed at the same depth; one that leaves it is noted. */
  #noteRedirect({ url, exchange, depth }: Page): void {
    const target = redirectOf(exchange);
    if (target === undefined) return;
    if (this.#options.scope.isSameOrigin(target)) this.#offerLink(target, depth);
    else if (this.#offOrigin.size < 100) this.#offOrigin.set(target.href, { from: url.href, to: target.href });
  }

  #offerLink(link: URL, depth: number): void {
    if (!this.#isWanted(link)) return;
    const url = normaliseUrl(link);
    if (url.search !== "") {
      const action = new URL(url);
      action.search = "";
      this.#addInputs({ method: "GET", action, fields: [...url.searchParams], encoding: "urlencoded" });
    }
    if (depth <= this.#options.maxDepth) this.#frontier.offer(url, "GET", { request: { url }, depth });
  }

  #offerSubmission(submission: Submission, depth: number): void {
    if (submission.method === "POST" && !this.#options.submitsPostForms) return;
    if (!this.#isWanted(submission.action)) return;
    this.#addInputs(submission);
    if (depth > this.#options.maxDepth) return;
    const request = requestFor(submission);
    const names = submission.fields.map(([name]) => name).join(",");
    const kind = submission.method === "GET" ? "GET" : `POST ${names}`;
    this.#frontier.offer(request.url, kind, { request, depth });
  }

  #isWanted(url: URL): boolean {
    const { scope } = this.#options;
    if (!scope.isSameOrigin(url) || OPAQUE_FILE.test(url.pathname)) return false;
    const reason = scope.reasonToSkip(url);
    if (reason !== undefined) this.#skipped[reason].add(url.href);
    return reason === undefined;
  }

  #addInputs(submission: Submission): void {
    for (const input of inputsOf(submission)) {
      const key = inputKey(input);
      if (this.#inputs.has(key)) continue;
      if (this.#inputs.size < this.#options.maxInputs) this.#inputs.set(key, input);
      else this.#inputsOverflowed = true;
    }
  }
}
