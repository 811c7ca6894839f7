import type { Caller } from "../calling/caller.ts";
import type { Call } from "../calling/perform.ts";
import { guardedStream } from "../download/guarded-stream.ts";
import { bodyError } from "../response/failure.ts";
import { discard } from "../response/read-text.ts";
import type { Delivery } from "../sending/send.ts";

/** A response whose body is read as text, bounded by deadline, signal and the longest silence. */
export interface Connection {
  readonly delivery: Delivery;
  /** The server says that there is nothing to stream, by status 204. */
  readonly isOver: boolean;
  /** The next piece of text; `undefined` at the end. Throws a typed error if the stream breaks or is stopped. */
  read(): Promise<string | undefined>;
  /** Gives up what isn't read yet. */
  close(): void;
}

export interface ConnectionLimits {
  /** Milliseconds since 1970. */
  readonly deadlineAt: number;
  /** Seconds. */
  readonly idleTimeout: number;
}

/** @param lastEventId empty: from the beginning */
export async function connect(
  caller: Caller,
  { operation, input, options }: Call,
  { deadlineAt, idleTimeout }: ConnectionLimits,
  lastEventId: string,
): Promise<Connection> {
  const { clock } = caller.transport;
  const headers = lastEventId === "" ? options.headers : { ...options.headers, "Last-Event-ID": lastEventId };
  const deadline = Math.max((deadlineAt - clock.now()) / 1000, Number.MIN_VALUE);
  const delivery = await caller.deliver(operation, input, { ...options, headers, deadline }, "unread");
  const { response, limit, trace } = delivery;
  const isOver = response.status === 204;
  if (!isOver && !isExpected(operation.stream, response)) {
    limit.dispose();
    discard(response);
    const type = response.headers.get("content-type") ?? "nothing";
    throw caller.malformed(`the response is no stream of events: its content type is ${type}`, delivery);
  }
  const limits = caller.limits(options);
  const toError = (error: unknown) => bodyError(error, limit.stoppedBy, limits, trace, options.signal?.reason);
  const reader = guardedStream({
    delivery,
    clock,
    idleTimeout,
    total: undefined,
    onProgress: undefined,
    toError,
  }).getReader();
  const decoder = new TextDecoder();
  return {
    delivery,
    isOver,
    read: async () => {
      const { done, value } = await reader.read();
      return done ? undefined : decoder.decode(value, { stream: true });
    },
    close: () => void reader.cancel().catch(() => {}),
  };
}

/** A proxy's page must not pass for a stream without events. */
function isExpected(stream: Call["operation"]["stream"], { headers }: Response): boolean {
  return stream === "json-lines" || /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
}
