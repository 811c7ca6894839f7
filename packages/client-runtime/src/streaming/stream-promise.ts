import type { MessageStream } from "./message-stream.ts";

/**
 * The promise of a stream of messages, and the messages themselves. The request starts by itself; the promise is settled when
 * the response's head is there.
 *
 * ```ts
 * for await (const event of client.scans.events(id)) console.log(event.event, event.data);
 * ```
 */
export class StreamPromise<E> extends Promise<MessageStream<E>> implements AsyncIterable<E> {
  /** What `then` and `finally` return is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(start: () => Promise<MessageStream<E>>) {
    super((resolve) => resolve(start()));
  }

  /** All messages, as they arrive. */
  async *[Symbol.asyncIterator](): AsyncGenerator<E, void, undefined> {
    yield* await this;
  }

  /** Status, headers and URL. */
  async asResponse(): Promise<Response> {
    return (await this).response;
  }
}
