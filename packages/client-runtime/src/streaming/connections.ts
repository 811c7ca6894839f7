import type { Caller } from "../calling/caller.ts";
import type { Call } from "../calling/perform.ts";
import { ConnectionError, TimeoutError } from "../errors/call-error.ts";
import { duration } from "../options/limits.ts";
import { stoppedError } from "../response/failure.ts";
import { isSafeToRepeat, resolvePolicy } from "../retry/policy.ts";
import { sleep } from "../sending/timer.ts";
import { type Connection, type ConnectionLimits, connect } from "./connection.ts";
import type { Decoder } from "./decoder.ts";
import { EventDecoder } from "./event-decoder.ts";
import { LineDecoder } from "./line-decoder.ts";
import { type Break, MessageStream } from "./message-stream.ts";
import type { StreamOptions } from "./open-stream.ts";

export interface StreamCall extends Call {
  readonly options: StreamOptions;
}

/** Seconds until events are asked for anew, unless the server says. */
const RETRY_DELAY = 3;

/** The connections of one stream, one after the other. */
export class Connections<E> {
  readonly #caller: Caller;
  readonly #call: StreamCall;
  readonly #limits: ConnectionLimits;
  readonly #decoder: Decoder<E>;
  /** Those in a row that broke before they brought anything. */
  #fruitless = 0;

  constructor(caller: Caller, call: StreamCall) {
    const { idleTimeout = Number.POSITIVE_INFINITY } = call.options;
    this.#caller = caller;
    this.#call = call;
    this.#limits = {
      deadlineAt: caller.transport.clock.now() + caller.limits(call.options).deadline * 1000,
      idleTimeout: duration("idleTimeout", idleTimeout),
    };
    this.#decoder = decoderOf(call);
  }

  async open(): Promise<MessageStream<E>> {
    const connection = await this.#connect();
    return new MessageStream(connection, {
      decoder: this.#decoder,
      malformed: (problem, { delivery }, text) => this.#caller.malformed(problem, { ...delivery, text }),
      follow: (end) => this.#follow(end),
      reporting: (act) => this.#caller.reporting(this.#call.operation, act),
    });
  }

  #connect(): Promise<Connection> {
    return connect(this.#caller, this.#call, this.#limits, this.#decoder.lastEventId);
  }

  /** As `EventSource` does, but not without end where nothing comes. */
  async #follow({ connection, failure, wasFruitful }: Break): Promise<Connection | undefined> {
    this.#fruitless = failure && !wasFruitful ? this.#fruitless + 1 : 0;
    if (!this.#goesOn(failure)) {
      if (failure) throw failure.error;
      return undefined;
    }
    await this.#pause(connection);
    return this.#connect();
  }

  #goesOn(failure: Break["failure"]): boolean {
    const { operation, options } = this.#call;
    if (operation.stream === "json-lines" || !(options.reconnect ?? isSafeToRepeat(operation, {}))) return false;
    if (!failure) return this.#decoder.lastEventId !== "" || this.#decoder.retry !== undefined;
    const { maxRetries } = resolvePolicy(this.#caller.api, operation, this.#caller.limits(options));
    return isPassing(failure.error) && this.#fruitless <= maxRetries;
  }

  async #pause({ delivery }: Connection): Promise<void> {
    const { options } = this.#call;
    const { clock, lifetime } = this.#caller.transport;
    const delay = (this.#decoder.retry ?? RETRY_DELAY) * 1000 * (1 + 0.1 * clock.random());
    const remaining = this.#limits.deadlineAt - clock.now();
    const { stoppedBy, reason } = await sleep(clock, Math.min(delay, remaining), options.signal, lifetime);
    const by = stoppedBy ?? (delay >= remaining ? "deadline" : undefined);
    if (by === undefined) return;
    throw stoppedError(by, this.#caller.limits(options), delivery.trace, reason);
  }
}

function decoderOf<E>({ operation, options: { lastEventId = "" } }: StreamCall): Decoder<E> {
  const { stream, textEvents = [] } = operation;
  if (stream === "json-lines") return new LineDecoder();
  return new EventDecoder((event) => stream === "json-events" && !textEvents.includes(event), lastEventId);
}

function isPassing(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof TimeoutError && error.limit === "idle");
}
