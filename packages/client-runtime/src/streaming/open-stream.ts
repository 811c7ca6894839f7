import type { ClientCore } from "../client-core.ts";
import type { Operation, OperationInput } from "../operation.ts";
import type { RequestOptions } from "../options/client-options.ts";
import { Connections } from "./connections.ts";
import { StreamPromise } from "./stream-promise.ts";

/**
 * Options of a stream of messages. `timeout` bounds each attempt up to the response's head, `deadline` the whole stream.
 */
export interface StreamOptions extends RequestOptions {
  /** Seconds that may pass without data. Default: any time. Events are then asked for anew, other streams fail. */
  readonly idleTimeout?: number | undefined;
  /**
   * Whether server-sent events are asked for anew, from the last one on, when their connection breaks, or when it ends after
   * events with ids or a `retry` interval. Default: where repeating the call is safe, so not with a `POST`.
   */
  readonly reconnect?: boolean | undefined;
  /** Id of the event after which to begin. */
  readonly lastEventId?: string | undefined;
}

/** Calls an operation that sends messages as they come. */
export function openStream<E>(
  { caller }: ClientCore,
  operation: Operation,
  input: OperationInput = {},
  options: StreamOptions = {},
): StreamPromise<E> {
  return new StreamPromise<E>(() =>
    caller.reporting(operation, () => new Connections<E>(caller, { operation, input, options }).open()),
  );
}
