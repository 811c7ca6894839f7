import type { CallTrace } from "../errors/call-error.ts";
import { EnvelopeError } from "../errors/call-error.ts";
import { errorFacts, networkError, responseError, stoppedError, unreadable } from "../response/failure.ts";
import { discard, readText } from "../response/read-text.ts";
import { classifyNetworkError, classifyStatus } from "../retry/classify.ts";
import { decideRetry, type Failure, type Retry } from "../retry/decide.ts";
import { retryHint } from "../retry/hint.ts";
import { isSafeToRepeat, type ResolvedPolicy, resolvePolicy } from "../retry/policy.ts";
import { type AttemptResult, attemptOnce } from "./attempt.ts";
import type { AttemptLimit } from "./attempt-limit.ts";
import type { OutgoingCall, Transport } from "./outgoing.ts";
import { sleep } from "./timer.ts";

/** Of an error body, this much is read. Bytes. */
const LARGEST_ERROR_BODY = 1024 * 1024;

/** A response with a 2xx status. */
export interface Delivery {
  readonly response: Response;
  /** The body; `undefined` if it was left unread. */
  readonly text: string | undefined;
  /** For an unread body: goes on bounding it by deadline and signal. Whoever reads the body disposes it. */
  readonly limit: AttemptLimit;
  readonly trace: CallTrace;
}

/** Sends a request as often as the retry rules allow. Throws a typed error when they end without a 2xx response. */
export async function send(transport: Transport, call: OutgoingCall): Promise<Delivery> {
  transport.lifetime.check();
  const run = new Run(transport, call);
  for (;;) {
    const wait = run.waitBefore();
    if (wait !== undefined) await run.sleep(wait);
    const result = await run.attempt();
    if (result.response?.ok && !("error" in result)) return run.deliver(result, result.response);
    await run.afterFailure(result);
  }
}

/** The state of one call across its attempts. */
class Run {
  readonly #transport: Transport;
  readonly #call: OutgoingCall;
  readonly #deadlineAt: number;
  #attempts = 0;
  #retries = 0;
  #retryDelay = 0;
  #lastCost: number | undefined;
  #renewed = false;

  constructor(transport: Transport, call: OutgoingCall) {
    this.#transport = transport;
    this.#call = call;
    this.#deadlineAt = transport.clock.now() + call.limits.deadline * 1000;
  }

  get #policy(): ResolvedPolicy {
    return resolvePolicy(this.#transport.api, this.#call.operation, this.#call.limits);
  }

  /** Seconds to wait for a used-up rate limit; `undefined`: nothing speaks against sending. */
  waitBefore(): number | undefined {
    const { window, clock, waitForRateLimit } = this.#transport;
    const wait = waitForRateLimit ? (window?.secondsToWait(clock.now()) ?? 0) : 0;
    const worthIt = wait > 0 && wait <= this.#policy.maxRetryAfter && wait < this.#remaining();
    return worthIt || this.#call.signal?.aborted ? wait : undefined;
  }

  attempt(): Promise<AttemptResult> {
    this.#attempts += 1;
    return attemptOnce(this.#transport, this.#call, this.#attempts, this.#remaining() * 1000);
  }

  deliver({ limit, text, truncated }: AttemptResult, response: Response): Delivery {
    limit.endTimeout();
    if (this.#call.body === "text") limit.dispose();
    this.#transport.budget.refund(this.#lastCost);
    const trace = this.#trace();
    if (truncated) {
      const { api } = this.#transport;
      throw new EnvelopeError(
        "the response is too large for a JSON document",
        unreadable(api, response, text ?? ""),
        trace,
      );
    }
    return { response, text, limit, trace };
  }

  /** Returns when the call is to be tried again; throws its error otherwise. */
  async afterFailure(result: AttemptResult): Promise<void> {
    try {
      if (this.#renewCredential(result)) {
        if (result.response) discard(result.response);
        return;
      }
      const retry = this.#decide(result);
      if (!retry) throw await this.#finalError(result);
      if (result.response) discard(result.response);
      result.limit.dispose();
      await this.#waitForRetry(retry, result);
    } finally {
      result.limit.dispose();
    }
  }

  /** A 401 may just mean that the token has been revoked early: one fresh token, outside the count of retries. */
  #renewCredential({ response, renew }: AttemptResult): boolean {
    const replayable = this.#call.request.body?.replayable ?? true;
    if (response?.status !== 401 || this.#renewed || !replayable || !renew?.()) return false;
    this.#renewed = true;
    return true;
  }

  #decide(result: AttemptResult): Retry | undefined {
    const { budget, clock } = this.#transport;
    const { operation, request } = this.#call;
    return decideRetry(this.#classify(result), {
      policy: this.#policy,
      retries: this.#retries,
      safe: isSafeToRepeat(operation, request.headers),
      replayable: request.body?.replayable ?? true,
      remaining: this.#remaining(),
      budget,
      random: () => clock.random(),
    });
  }

  #classify({ limit, response, error }: AttemptResult): Failure {
    const { stoppedBy } = limit;
    if (stoppedBy !== undefined) return { kind: stoppedBy === "attempt" ? "transient" : "final", hint: undefined };
    if (!response || error !== undefined) return { kind: classifyNetworkError(error), hint: undefined };
    const { api, clock } = this.#transport;
    const hint = retryHint(response.status, response.headers, api.rateLimit, clock.now());
    return { kind: classifyStatus(response.status, hint !== undefined, this.#policy.statuses), hint };
  }

  async #waitForRetry({ delay, cost }: Retry, result: AttemptResult): Promise<void> {
    this.#retries += 1;
    this.#retryDelay += delay;
    this.#lastCost = cost;
    const reason = result.response ? { status: result.response.status } : { error: result.error };
    await this.#transport.hooks.onRetry?.({
      operation: this.#call.operation.id,
      attempt: this.#attempts,
      delay,
      ...reason,
    });
    await this.sleep(delay);
  }

  async #finalError({ limit, response, error }: AttemptResult): Promise<Error> {
    const { limits, request } = this.#call;
    const trace = this.#trace();
    if (limit.stoppedBy !== undefined) return stoppedError(limit.stoppedBy, limits, trace, this.#causeOf(limit, error));
    if (!response) return networkError(error, request.url, trace);
    const text = await this.#errorText(response, limit);
    const facts = errorFacts(this.#transport.api, this.#call.operation, response, text, this.#transport.clock.now());
    return this.#call.refineError?.(facts, trace) ?? responseError(facts, trace);
  }

  #causeOf(limit: AttemptLimit, error: unknown): unknown {
    return limit.stoppedBy === "signal" ? this.#call.signal?.reason : error;
  }

  /** A body that can't be read must not hide the status. */
  async #errorText(response: Response, limit: AttemptLimit): Promise<string> {
    try {
      const { text } = await limit.race(readText(response, LARGEST_ERROR_BODY, limit));
      return this.#transport.authenticator?.redact(text) ?? text;
    } catch {
      return "";
    }
  }

  async sleep(seconds: number): Promise<void> {
    const { clock, lifetime } = this.#transport;
    const { signal, limits } = this.#call;
    const { stoppedBy, reason } = await sleep(clock, seconds * 1000, signal, lifetime);
    if (stoppedBy !== undefined) throw stoppedError(stoppedBy, limits, this.#trace(), reason);
  }

  #remaining(): number {
    return (this.#deadlineAt - this.#transport.clock.now()) / 1000;
  }

  #trace(): CallTrace {
    const { operation } = this.#call;
    return {
      operation: operation.id,
      route: `${operation.method} ${operation.path}`,
      attempts: this.#attempts,
      retryCount: this.#retries,
      retryDelay: this.#retryDelay,
    };
  }
}
