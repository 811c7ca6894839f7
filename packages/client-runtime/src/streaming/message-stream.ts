import { ClientError } from "../errors/client-error.ts";
import type { Connection } from "./connection.ts";
import { type Decoder, UnreadableMessage } from "./decoder.ts";

/** The end of a connection. */
export interface Break {
  readonly connection: Connection;
  /** What broke it, if it didn't end by itself. */
  readonly failure: { readonly error: unknown } | undefined;
  /** It brought messages. */
  readonly wasFruitful: boolean;
}

export interface StreamSource<E> {
  readonly decoder: Decoder<E>;
  /** Makes the error for text that can't be read. */
  readonly malformed: (problem: string, connection: Connection, text: string) => Error;
  /** The connection that the stream goes on with; nothing if it is over. Throws if it can't go on. */
  readonly follow: (end: Break) => Promise<Connection | undefined>;
  /** Tells observers if `act` fails. */
  readonly reporting: <R>(act: () => Promise<R>) => Promise<R>;
}

/** More than this is no message. Characters. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** Messages of a response, as they arrive. They can be taken once; a loop that ends early closes the connection. */
export class MessageStream<E> implements AsyncIterable<E> {
  /** Status, headers and URL of the first connection. */
  readonly response: Response;
  readonly #source: StreamSource<E>;
  #connection: Connection | undefined;
  /** The present connection has brought messages. */
  #isFruitful = false;
  #isTaken = false;

  constructor(connection: Connection, source: StreamSource<E>) {
    this.response = connection.delivery.response;
    this.#connection = connection;
    this.#source = source;
  }

  /** Id of the last event that had one; empty if none had. For the option `lastEventId` of a later call. */
  get lastEventId(): string {
    return this.#source.decoder.lastEventId;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<E, void, undefined> {
    if (this.#isTaken) throw new ClientError("The messages of this stream have been taken already. Make another call.");
    this.#isTaken = true;
    const { decoder, reporting } = this.#source;
    try {
      while (this.#connection && !this.#connection.isOver && !decoder.isFinished) {
        const connection = this.#connection;
        const messages: E[] = [];
        const failed = await reporting(() => this.#advance(connection, messages)).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
        // Those before the one that can't be read, too.
        yield* messages;
        if (failed) throw failed.error;
      }
    } finally {
      this.#connection?.close();
    }
  }

  /** Adds the messages that arrive next. */
  async #advance(connection: Connection, messages: E[]): Promise<void> {
    let text: string | undefined;
    try {
      text = await connection.read();
    } catch (error) {
      await this.#follow(connection, { error });
      return;
    }
    this.#decode(connection, text, messages);
    this.#isFruitful ||= messages.length > 0;
    if (text === undefined) await this.#follow(connection, undefined);
  }

  #decode(connection: Connection, text: string | undefined, messages: E[]): void {
    const { decoder, malformed } = this.#source;
    try {
      if (text === undefined) decoder.end(messages);
      else decoder.push(text, messages);
    } catch (error) {
      const unreadable = error instanceof UnreadableMessage ? error.text : "";
      throw malformed("a message of the stream is not JSON", connection, unreadable);
    }
    if (decoder.pending > LARGEST_MESSAGE)
      throw malformed("a message of the stream is too large", connection, text ?? "");
  }

  async #follow(connection: Connection, failure: Break["failure"]): Promise<void> {
    const { decoder, follow } = this.#source;
    const wasFruitful = this.#isFruitful;
    this.#connection = undefined;
    this.#isFruitful = false;
    decoder.restart();
    this.#connection = await follow({ connection, failure, wasFruitful });
  }
}
