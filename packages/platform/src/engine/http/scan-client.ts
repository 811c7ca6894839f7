import http from "node:http";
import https from "node:https";
import type { SecureVersion } from "node:tls";
import type { AddressGuard } from "../address-policy/address-guard.ts";
import { EngineError } from "../errors.ts";
import { CookieJar } from "./cookies.ts";
import type { Exchange, ProbeRequest, SentRequest } from "./exchange.ts";
import { Pacer } from "./pacer.ts";
import { type Agents, ExchangeFailed, sendOnce } from "./send-once.ts";
import { offersTlsVersion } from "./tls-handshake.ts";

/** The scan's request budget is used up; what is left undone stays undone. */
export class BudgetExhausted extends Error {
  override readonly name = "BudgetExhausted";
}

export interface ScanClientOptions {
  readonly guard: AddressGuard;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly maxRequests: number;
  readonly requestsPerSecond: number;
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly userAgent: string;
  /** The scan's own headers: sent to the scan's origin only. */
  readonly headers: Readonly<Record<string, string>>;
}

const FAILURES_BEFORE_LIVENESS_CHECK = 15;
const MAX_REQUESTED_PAUSE_SECONDS = 30;

/** Everything a scan sends goes through here: address guard, host, budget, pace, cookies, limits. */
export class ScanClient {
  readonly #options: ScanClientOptions;
  readonly #agents: Agents;
  readonly #pacer: Pacer;
  readonly #cookies = new CookieJar();
  #start: URL;
  #inScope: (url: URL) => boolean = () => true;
  #requests = 0;
  #failuresInARow = 0;

  constructor(start: URL, options: ScanClientOptions) {
    this.#start = start;
    this.#options = options;
    const agent = { keepAlive: true, maxSockets: options.concurrency, scheduling: "lifo" } as const;
    this.#agents = {
      http: new http.Agent(agent),
      // A resumed session does not show the certificate again, so none is kept.
      https: new https.Agent({ ...agent, rejectUnauthorized: false, maxCachedSessions: 0 }),
    };
    this.#pacer = new Pacer(options.requestsPerSecond);
  }

  get requests(): number {
    return this.#requests;
  }

  get pacer(): Pacer {
    return this.#pacer;
  }

  /** Moves the scan to another origin of the same host (http upgraded to https). */
  moveTo(start: URL): void {
    this.#start = start;
  }

  /** From now on `probe` sends nothing for which this answers false. */
  restrictTo(inScope: (url: URL) => boolean): void {
    this.#inScope = inScope;
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  /** Throws `ExchangeFailed`, `BudgetExhausted`, `TargetRefusedError`, or the signal's reason. */
  async send(request: ProbeRequest): Promise<Exchange> {
    if (request.url.hostname !== this.#start.hostname) {
      throw new ExchangeFailed("network", `${request.url.hostname} is not the host of this scan`);
    }
    await this.#admit(request.url);
    return await this.#transmit(request);
  }

  /** As `send`, but an exchange that fails or is out of scope is just absent. */
  async probe(request: ProbeRequest): Promise<Exchange | undefined> {
    if (!this.#inScope(request.url)) return undefined;
    try {
      const exchange = await this.send(request);
      this.#failuresInARow = 0;
      return exchange;
    } catch (error) {
      if (!(error instanceof ExchangeFailed)) throw error;
      await this.#noteFailure();
      return undefined;
    }
  }

  /** Counts as a request of the budget. */
  async offersTlsVersion(version: SecureVersion): Promise<boolean> {
    const { guard, signal, requestTimeoutMs: timeoutMs } = this.#options;
    await this.#admit(this.#start);
    return await offersTlsVersion(this.#start, { version, lookup: guard.lookupFor(this.#start), signal, timeoutMs });
  }

  async #admit(url: URL): Promise<void> {
    if (this.#requests >= this.#options.maxRequests) throw new BudgetExhausted();
    this.#requests += 1;
    this.#options.guard.checkLiteral(url);
    await this.#pacer.turn(this.#options.signal);
  }

  async #transmit(probe: ProbeRequest): Promise<Exchange> {
    const { guard, signal, requestTimeoutMs, maxBodyBytes } = this.#options;
    const exchange = await sendOnce(this.#complete(probe), {
      agents: this.#agents,
      lookup: guard.lookupFor(probe.url),
      signal,
      timeoutMs: requestTimeoutMs,
      maxBodyBytes,
    });
    if (probe.url.origin === this.#start.origin) this.#remember(exchange);
    return exchange;
  }

  #complete(probe: ProbeRequest): SentRequest {
    const own = probe.url.origin === this.#start.origin;
    const cookie = own ? this.#cookies.headerFor(probe.url) : undefined;
    const headers: Record<string, string> = {
      "user-agent": this.#options.userAgent,
      accept: "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
      "accept-encoding": "gzip, deflate, br",
      ...(cookie === undefined ? {} : { cookie }),
      ...(own ? lowerCaseNames(this.#options.headers) : {}),
      ...(probe.body === undefined ? {} : { "content-length": String(Buffer.byteLength(probe.body)) }),
      ...lowerCaseNames(probe.headers ?? {}),
    };
    return { method: probe.method ?? "GET", url: probe.url, headers, body: probe.body };
  }

  #remember({ request, response }: Exchange): void {
    this.#cookies.store(request.url, response.headers.get("set-cookie") ?? [], this.#options.now());
    const retryAfter = Number(response.headers.get("retry-after")?.[0]);
    if ((response.status === 429 || response.status === 503) && retryAfter > 0) {
      this.#pacer.pause(Math.min(retryAfter, MAX_REQUESTED_PAUSE_SECONDS) * 1000);
    }
  }

  /** A firewall may drop single probes; when a whole row fails, the start page tells whether the target is still there. */
  async #noteFailure(): Promise<void> {
    this.#failuresInARow += 1;
    if (this.#failuresInARow < FAILURES_BEFORE_LIVENESS_CHECK) return;
    this.#failuresInARow = 0;
    try {
      await this.send({ url: this.#start });
    } catch (cause) {
      if (!(cause instanceof ExchangeFailed)) throw cause;
      const reason = `${this.#start.host} stopped answering during the scan (${cause.message}).`;
      throw new EngineError("TARGET_UNREACHABLE", reason, { cause });
    }
  }
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
