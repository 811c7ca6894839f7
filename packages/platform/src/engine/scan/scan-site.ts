import type { SecureVersion } from "node:tls";
import { isLoopbackHost } from "../address-policy/special-addresses.ts";
import { type Canary, randomCanary } from "../check-model/canary.ts";
import type { Site } from "../check-model/check.ts";
import { type InputPoint, requestWith } from "../crawl/input-point.ts";
import type { Page } from "../crawl/page.ts";
import type { Exchange, ProbeRequest } from "../http/exchange.ts";
import type { ScanClient } from "../http/scan-client.ts";
import { NotFoundPages } from "./not-found-pages.ts";
import type { EngineClock, ScanType } from "./scan-request.ts";

export interface ScanSiteOptions {
  readonly startUrl: URL;
  readonly scanType: ScanType;
  readonly client: ScanClient;
  readonly clock: EngineClock;
}

/** The site as checks see it during one scan. */
export class ScanSite implements Site {
  readonly startUrl: URL;
  readonly scanType: ScanType;
  readonly isLoopback: boolean;
  readonly canary: Canary = randomCanary;
  readonly #client: ScanClient;
  readonly #clock: EngineClock;
  readonly #pages: Page[] = [];
  readonly #baselines = new WeakMap<InputPoint, Promise<Exchange | undefined>>();
  #notFound: NotFoundPages | undefined;

  constructor({ startUrl, scanType, client, clock }: ScanSiteOptions) {
    this.startUrl = startUrl;
    this.scanType = scanType;
    this.isLoopback = isLoopbackHost(startUrl.hostname);
    this.#client = client;
    this.#clock = clock;
  }

  get pages(): readonly Page[] {
    return this.#pages;
  }

  addPage(page: Page): void {
    this.#pages.push(page);
  }

  /** To be called once before checks that ask `looksLikeNotFound`. */
  async learnNotFound(): Promise<void> {
    this.#notFound = await NotFoundPages.learn(this.startUrl, this.canary, (request) => this.probe(request));
  }

  now(): number {
    return this.#clock.now();
  }

  probe(request: ProbeRequest): Promise<Exchange | undefined> {
    return this.#client.probe(request);
  }

  baseline(input: InputPoint): Promise<Exchange | undefined> {
    const known = this.#baselines.get(input);
    if (known !== undefined) return known;
    const asked = this.probe(requestWith(input, input.value));
    this.#baselines.set(input, asked);
    return asked;
  }

  looksLikeNotFound(exchange: Exchange): boolean {
    return this.#notFound?.matches(exchange) ?? false;
  }

  offersTlsVersion(version: SecureVersion): Promise<boolean> {
    return this.#client.offersTlsVersion(version);
  }
}
