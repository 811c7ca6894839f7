import type { ClientCore } from "../client-core.ts";
import { AbortError, TimeoutError } from "../errors/call-error.ts";
import { WaiterError } from "../errors/waiter-error.ts";
import type { StateMatch, Waiter } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import type { Clock } from "../options/clock.ts";
import { duration } from "../options/limits.ts";
import { ApiPromise } from "../response/api-promise.ts";
import { pointerText, valueAt } from "../response/pointer.ts";
import { retryHint } from "../retry/hint.ts";
import type { Transport } from "../sending/outgoing.ts";
import { sleep } from "../sending/timer.ts";

/** How to wait. All durations are seconds. */
export interface WaitOptions<T> {
  /** Called with each value that is polled, the last one included. */
  readonly onProgress?: ((value: T) => void) | undefined;
  /** How long to wait over all. Default: as the contract says, which may be for ever; `Infinity` for ever. */
  readonly deadline?: number | undefined;
  /** Stops waiting, with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Shortest time between two polls; the first wait is about this long. */
  readonly minDelay?: number | undefined;
  /** Longest time between two polls. */
  readonly maxDelay?: number | undefined;
  /** For each poll. */
  readonly request?: Omit<RequestOptions, "signal" | "deadline"> | undefined;
}

/** Of calls, the response is looked at, too. */
type Poll<T> = (options: RequestOptions) => ApiPromise<T> | PromiseLike<T>;

/** Makes the error for a state of failure. */
type FailureClass<T> = new (...args: ConstructorParameters<typeof WaiterError<T>>) => WaiterError<T>;

/**
 * Polls until the value is in a final state. The time between polls grows from `minDelay` to `maxDelay`, with jitter, unless
 * the server says by `Retry-After` when to come back; the last poll is made `minDelay` before the deadline, so that its answer
 * can still count (as Smithy's waiters do). Throws a `WaiterError` if the state is one of failure, or at the deadline.
 * @param poll asks for the value; gets the options that its request should be made with
 * @param Failure what to throw if the state is one of failure
 */
export async function waitFor<T>(
  client: ClientCore,
  waiter: Waiter,
  poll: Poll<T>,
  options: WaitOptions<T> = {},
  Failure: FailureClass<T> = WaiterError,
): Promise<T> {
  const { transport } = client.caller;
  const { clock } = transport;
  const pace = resolvePace(waiter, options);
  const endsAt = clock.now() + pace.deadline * 1000;
  const remaining = () => (endsAt - clock.now()) / 1000;
  let value: T | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const progress = { remaining: Math.max(remaining(), pace.lastTry), last: value };
    const seen = await pollOnce(waiter, poll, options, progress, clock);
    value = seen.value;
    options.onProgress?.(value);
    if (isFinal(waiter, value, Failure)) return value;
    const delay = nextDelay(pace, { attempt, hint: seen.hint, remaining: remaining(), random: clock.random() });
    if (delay === undefined) throw deadlineError(waiter, pace.deadline, value);
    await pause(transport, waiter, delay, options.signal, attempt);
  }
}

interface Pace {
  readonly deadline: number;
  readonly minDelay: number;
  readonly maxDelay: number;
  /** How long before the deadline the last poll is made. */
  readonly lastTry: number;
}

function resolvePace(waiter: Waiter, options: WaitOptions<never>): Pace {
  const minDelay = duration("minDelay", options.minDelay ?? waiter.minDelay);
  const deadline = duration("deadline", options.deadline ?? waiter.deadline ?? Number.POSITIVE_INFINITY);
  return {
    deadline,
    lastTry: Math.min(minDelay, deadline / 2),
    minDelay,
    maxDelay: Math.max(minDelay, duration("maxDelay", options.maxDelay ?? waiter.maxDelay)),
  };
}

/** Seconds until the next poll; `undefined` when the last one has been made. */
function nextDelay({ minDelay, maxDelay, lastTry }: Pace, now: Moment): number | undefined {
  const { attempt, hint, remaining, random } = now;
  if (remaining <= lastTry) return undefined;
  const bound = Math.min(maxDelay, minDelay * 2 ** (attempt - 1));
  const delay =
    hint === undefined ? minDelay + random * (bound - minDelay) : Math.max(minDelay, hint * (1 + 0.1 * random));
  return remaining - delay <= lastTry ? remaining - lastTry : delay;
}

interface Moment {
  readonly attempt: number;
  /** Seconds after which the server says to come back. */
  readonly hint: number | undefined;
  /** Seconds until the deadline. */
  readonly remaining: number;
  readonly random: number;
}

/** What a poll saw. */
interface Sight<T> extends Pick<Moment, "hint"> {
  readonly value: T;
}

async function pollOnce<T>(
  waiter: Waiter,
  poll: Poll<T>,
  { request, signal, deadline }: WaitOptions<T>,
  progress: { readonly remaining: number; readonly last: T | undefined },
  clock: Clock,
): Promise<Sight<T>> {
  const limits = Number.isFinite(progress.remaining) ? { deadline: progress.remaining } : {};
  try {
    const asked = poll({ ...request, ...limits, signal });
    if (!(asked instanceof ApiPromise)) return { value: await asked, hint: undefined };
    const { data: value, response } = await asked.withResponse();
    return { value, hint: retryHint(response.status, response.headers, undefined, clock.now()) };
  } catch (error) {
    if (!(error instanceof TimeoutError) || error.limit !== "deadline") throw error;
    throw deadlineError(waiter, deadline ?? waiter.deadline, progress.last, error);
  }
}

/** Returns whether the wait is over; throws when it has failed. States that nobody has told us about mean to go on. */
function isFinal<T>(waiter: Waiter, value: T, Failure: FailureClass<T>): boolean {
  if (waiter.success.some((match) => matches(match, value))) return true;
  const failure = waiter.failure.find((match) => matches(match, value));
  if (!failure) return false;
  const state = JSON.stringify(valueAt(value, failure.pointer));
  throw new Failure(waiter.name, "failure", `failed: ${pointerText(failure.pointer)} is ${state}.`, value);
}

function matches({ pointer, in: states }: StateMatch, value: unknown): boolean {
  const state = valueAt(value, pointer);
  return states.some((candidate) => candidate === state);
}

function deadlineError<T>(waiter: Waiter, deadline: number | undefined, last: T | undefined, cause?: unknown): Error {
  const states = waiter.success.map(
    ({ pointer }) => `${pointerText(pointer)} is ${JSON.stringify(valueAt(last, pointer))}`,
  );
  const message = `not finished within ${deadline} s; ${states.join(", ")}. It may still finish: wait again, or longer.`;
  return new WaiterError(waiter.name, "deadline", message, last, cause === undefined ? undefined : { cause });
}

async function pause(
  { clock, lifetime }: Pick<Transport, "clock" | "lifetime">,
  waiter: Waiter,
  delay: number,
  signal: AbortSignal | undefined,
  attempts: number,
): Promise<void> {
  const { stoppedBy, reason: cause } = await sleep(clock, delay * 1000, signal, lifetime);
  const trace = { operation: waiter.name, route: waiter.name, attempts, retryCount: 0, retryDelay: 0 };
  if (stoppedBy === "close") throw new AbortError("the client was closed", trace);
  if (stoppedBy === "signal") throw new AbortError("aborted by the caller", trace, { cause });
}
