import { AddressGuard } from "../address-policy/address-guard.ts";
import { parseTarget } from "../address-policy/validate-target.ts";
import type { Check } from "../check-model/check.ts";
import { Crawler } from "../crawl/crawler.ts";
import type { RobotsRules } from "../crawl/robots.ts";
import { Scope } from "../crawl/scope.ts";
import { sitemapPages } from "../crawl/seeds.ts";
import { EngineError } from "../errors.ts";
import { FindingCollector } from "../findings/finding-collector.ts";
import { ScanClient } from "../http/scan-client.ts";
import { checkOptions, selectChecks } from "./check-request.ts";
import { CheckRunner } from "./check-runner.ts";
import { connect } from "./connect.ts";
import { Deadline } from "./deadline.ts";
import { ProgressReporter } from "./progress-reporter.ts";
import {
  CONCURRENCY,
  DEFAULT_REQUESTS_PER_SECOND,
  DEFAULT_USER_AGENT,
  MAX_BODY_BYTES,
  MAX_CRAWL_DELAY_SECONDS,
  REQUEST_TIMEOUT_MS,
  SCAN_PROFILES,
} from "./scan-profile.ts";
import type { EngineEnvironment, ScanPhase, ScanRequest, ScanSummary } from "./scan-request.ts";
import { ScanSite } from "./scan-site.ts";

/**
 * Crawls the target and runs the checks on it; findings and progress go to the environment as they come.
 *
 * Throws `TargetRefusedError` when the target, or an address that its name resolves to, is not allowed, and
 * `EngineError` when the request is invalid, the target can't be reached, time runs out or the signal fires. A used-up
 * request budget is no error: the summary tells it in `truncatedBy`.
 */
export async function runScan(request: ScanRequest, environment: EngineEnvironment): Promise<ScanSummary> {
  checkOptions(request.options);
  const checks = selectChecks(request);
  const target = parseTarget(request.target);
  const guard = new AddressGuard(environment.policy, environment.resolve);
  const deadline = new Deadline(environment.signal, request.options.timeout);
  const scan = new Scan(request, environment, { checks, target, guard, deadline });
  try {
    return await deadline.limit(scan.run());
  } finally {
    scan.close();
    deadline.dispose();
  }
}

interface ScanParts {
  readonly checks: readonly Check[];
  readonly target: URL;
  readonly guard: AddressGuard;
  readonly deadline: Deadline;
}

/** One scan, phase after phase. */
class Scan {
  readonly #request: ScanRequest;
  readonly #environment: EngineEnvironment;
  readonly #parts: ScanParts;
  readonly #client: ScanClient;
  readonly #collector: FindingCollector;
  readonly #progress: ProgressReporter;
  readonly #userAgent: string;
  #crawler: Crawler | undefined;
  #site: ScanSite | undefined;

  constructor(request: ScanRequest, environment: EngineEnvironment, parts: ScanParts) {
    const { signal } = parts.deadline;
    this.#request = request;
    this.#environment = environment;
    this.#parts = parts;
    this.#userAgent = request.options.userAgent ?? DEFAULT_USER_AGENT;
    this.#client = new ScanClient(parts.target, {
      guard: parts.guard,
      signal,
      now: () => this.#now(),
      maxRequests: request.options.maxRequests,
      requestsPerSecond: request.options.requestsPerSecond ?? DEFAULT_REQUESTS_PER_SECOND,
      concurrency: CONCURRENCY,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
      maxBodyBytes: MAX_BODY_BYTES,
      userAgent: this.#userAgent,
      headers: request.options.headers ?? {},
    });
    this.#collector = new FindingCollector((finding) => (signal.aborted ? undefined : environment.onFinding(finding)));
    this.#progress = new ProgressReporter(
      (progress) => (signal.aborted ? undefined : environment.onProgress(progress)),
      (error) => parts.deadline.stop(error),
    );
  }

  close(): void {
    this.#client.close();
  }

  async run(): Promise<ScanSummary> {
    const startedAt = new Date(this.#now()).toISOString();
    const { guard, target, checks, deadline } = this.#parts;
    this.#update("connect", 0);
    await guard.check(target);
    const { options, scanType } = this.#request;
    const { start, robots } = await connect({
      target,
      client: this.#client,
      guard,
      respectRobots: options.respectRobots,
      userAgent: this.#userAgent,
    });
    const scope = this.#enterScope(start, robots);
    const site = new ScanSite({ startUrl: start, scanType, client: this.#client, clock: { now: () => this.#now() } });
    this.#site = site;
    const runner = new CheckRunner({
      checks,
      site,
      collector: this.#collector,
      signal: deadline.signal,
      concurrency: CONCURRENCY,
    });
    const crawler = this.#createCrawler(scope, site, runner);
    await runner.withinBudget(() => this.#crawl(crawler, start, robots));
    if (site.pages.length === 0)
      throw new EngineError("TARGET_UNREACHABLE", `${start.host} did not answer with a page.`);
    await runner.withinBudget(() => site.learnNotFound());
    await runner.checkOrigin((fraction) => this.#update("origin", fraction));
    await runner.checkInputs(crawler.inputs, (fraction) => this.#update("inputs", fraction));
    this.#update("done", 1);
    await this.#progress.settle();
    return this.#summary(startedAt, start, crawler, runner);
  }

  #enterScope(start: URL, robots: RobotsRules): Scope {
    const { excludePaths = [], respectRobots } = this.#request.options;
    const scope = new Scope({ origin: start.origin, excludePaths, robots: respectRobots ? robots : undefined });
    const reason = scope.reasonToSkip(start);
    if (reason === "excluded" || reason === "destructive") {
      const why =
        reason === "excluded" ? "is among the excluded paths" : "looks like a link that ends or deletes something";
      throw new EngineError("INVALID_REQUEST", `The scan can't start at ${start.pathname}: it ${why}.`);
    }
    this.#client.restrictTo((url) => scope.permits(url));
    const delaySeconds = respectRobots ? Math.min(robots.crawlDelay ?? 0, MAX_CRAWL_DELAY_SECONDS) : 0;
    if (delaySeconds > 0) this.#client.pacer.slowTo(delaySeconds * 1000);
    return scope;
  }

  #createCrawler(scope: Scope, site: ScanSite, runner: CheckRunner): Crawler {
    const { scanType, options } = this.#request;
    const profile = SCAN_PROFILES[scanType];
    const crawlBudget = Math.max(1, Math.floor(options.maxRequests * profile.crawlShare));
    const crawler = new Crawler({
      scope,
      maxDepth: options.depth,
      maxPages: profile.maxPages,
      maxPagesPerShape: profile.maxPagesPerShape,
      maxInputs: profile.maxInputs,
      submitsPostForms: profile.submitsPostForms,
      concurrency: CONCURRENCY,
      mayContinue: () => this.#client.requests < crawlBudget,
      probe: (request) => site.probe(request),
      onPage: async (page) => {
        site.addPage(page);
        await runner.checkPage(page);
        this.#update("crawl", site.pages.length / crawler.pagesFound);
      },
    });
    this.#crawler = crawler;
    return crawler;
  }

  async #crawl(crawler: Crawler, start: URL, robots: RobotsRules): Promise<void> {
    const listed = await sitemapPages(start, robots, (request) => this.#client.probe(request));
    const hidden = this.#request.options.respectRobots
      ? []
      : robots.disallowedPaths.map((path) => new URL(path, start));
    await crawler.crawl(start, [...listed, ...hidden]);
  }

  #update(phase: ScanPhase, fraction: number): void {
    this.#progress.update(phase, fraction, {
      requests: this.#client.requests,
      pagesFound: this.#crawler?.pagesFound ?? 0,
      pagesDone: this.#site?.pages.length ?? 0,
    });
  }

  #summary(startedAt: string, start: URL, crawler: Crawler, runner: CheckRunner): ScanSummary {
    const { pages, inputs, requests } = crawler.limitsReached;
    return {
      startUrl: start.href,
      startedAt,
      finishedAt: new Date(this.#now()).toISOString(),
      requests: this.#client.requests,
      pages: this.#site?.pages.length ?? 0,
      inputs: crawler.inputs.length,
      findings: this.#collector.counts,
      checks: this.#parts.checks.map(({ info }) => info.id),
      failedChecks: runner.failed,
      truncatedBy: [
        ...(requests || runner.budgetExhausted ? ["max_requests" as const] : []),
        ...(pages ? ["max_pages" as const] : []),
        ...(inputs ? ["max_inputs" as const] : []),
      ],
      offOriginRedirects: crawler.offOriginRedirects,
      skipped: crawler.skipped,
    };
  }

  #now(): number {
    return this.#environment.clock?.now() ?? Date.now();
  }
}
