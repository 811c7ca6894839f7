import type { Caller } from "../calling/caller.ts";
import type { Call } from "../calling/perform.ts";
import { AbortError, type CallTrace, ConnectionError, TimeoutError } from "../errors/call-error.ts";
import { stoppedError } from "../response/failure.ts";
import { discard } from "../response/read-text.ts";
import { resolvePolicy } from "../retry/policy.ts";
import type { Delivery } from "../sending/send.ts";
import { sleep } from "../sending/timer.ts";

/** Asks for the rest of a body. */
export type Resume = (failure: unknown, received: number) => Promise<Delivery | undefined>;

/**
 * How a body that breaks is gone on with: by a request for the bytes that are missing, which the server answers only if it
 * still has the same content. Nothing where the response doesn't allow that.
 * @param deadlineAt milliseconds since 1970
 */
export function resumption(
  caller: Caller,
  call: Call,
  { response, trace }: Delivery,
  deadlineAt: number,
): Resume | undefined {
  const validator = validatorOf(response);
  if (validator === undefined || call.operation.method !== "GET") return undefined;
  const resumed = new Resumption(caller, call, { validator, deadlineAt, trace });
  return (failure, received) => resumed.after(failure, received);
}

interface Begun {
  readonly validator: string;
  readonly deadlineAt: number;
  readonly trace: CallTrace;
}

class Resumption {
  readonly #caller: Caller;
  readonly #call: Call;
  readonly #begun: Begun;
  #count = 0;

  constructor(caller: Caller, call: Call, begun: Begun) {
    this.#caller = caller;
    this.#call = call;
    this.#begun = begun;
  }

  async after(failure: unknown, received: number): Promise<Delivery | undefined> {
    const { api, transport } = this.#caller;
    const { operation, options } = this.#call;
    const policy = resolvePolicy(api, operation, this.#caller.limits(options));
    if (!isPassing(failure) || this.#count >= policy.maxRetries) return undefined;
    const cost = transport.budget.spend("transient");
    if (cost === undefined) return undefined;
    const delay = transport.clock.random() * Math.min(policy.maxDelay, policy.baseDelay * 2 ** this.#count);
    this.#count += 1;
    await transport.hooks.onRetry?.({ operation: operation.id, attempt: this.#count, delay, error: failure });
    await this.#pause(delay);
    const delivery = await this.#request(received);
    if (delivery) transport.budget.refund(cost);
    return delivery;
  }

  async #pause(delay: number): Promise<void> {
    const { clock, lifetime } = this.#caller.transport;
    const { options } = this.#call;
    const { stoppedBy, reason } = await sleep(clock, delay * 1000, options.signal, lifetime);
    if (stoppedBy === undefined) return;
    throw stoppedError(stoppedBy, this.#caller.limits(options), this.#begun.trace, reason);
  }

  /** What a server sends that can't or won't go on is of no use, nor is its error: the break is what went wrong. */
  async #request(received: number): Promise<Delivery | undefined> {
    const { operation, input, options } = this.#call;
    const { validator, deadlineAt } = this.#begun;
    const remaining = (deadlineAt - this.#caller.transport.clock.now()) / 1000;
    const range = received > 0 && { Range: `bytes=${received}-`, "If-Range": validator };
    const headers = { ...options.headers, ...range };
    try {
      const deadline = Math.max(remaining, Number.MIN_VALUE);
      const delivery = await this.#caller.deliver(operation, input, { ...options, headers, deadline }, "unread");
      if (goesOn(delivery.response, received, validator)) return delivery;
      delivery.limit.dispose();
      discard(delivery.response);
      return undefined;
    } catch (error) {
      if (error instanceof AbortError || (error instanceof TimeoutError && error.limit === "deadline")) throw error;
      return undefined;
    }
  }
}

/** What tells that the content is still the same, where the server can send parts of it: a strong one (RFC 9110, 13.1.5). */
function validatorOf({ status, headers }: Response): string | undefined {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (status !== 200 || encoding !== "identity" || headers.get("accept-ranges") === "none") return undefined;
  const tag = headers.get("etag");
  if (tag !== null) return tag.startsWith('"') ? tag : undefined;
  const modified = Date.parse(headers.get("last-modified") ?? "");
  // What was changed within the same second would have the same date.
  const isStrong = Date.parse(headers.get("date") ?? "") - modified >= 1000;
  return isStrong ? (headers.get("last-modified") ?? undefined) : undefined;
}

/** @param expected the validator of what was begun */
function goesOn({ status, headers }: Response, received: number, expected: string): boolean {
  const validator = headers.get(expected.startsWith('"') ? "etag" : "last-modified");
  if (received === 0) return status === 200 && validator === expected;
  const range = headers.get("content-range") ?? "";
  return status === 206 && range.startsWith(`bytes ${received}-`) && (validator ?? expected) === expected;
}

function isPassing(failure: unknown): failure is ConnectionError | TimeoutError {
  return failure instanceof ConnectionError || (failure instanceof TimeoutError && failure.limit === "idle");
}
