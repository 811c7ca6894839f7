import { type Decoder, parseMessage } from "./decoder.ts";
import { Lines } from "./lines.ts";

const SEPARATOR = "\u001e";

/** Reads one JSON text a line (`application/x-ndjson`, `application/jsonl`), also with a separator before it (RFC 7464). */
export class LineDecoder<E> implements Decoder<E> {
  readonly lastEventId = "";
  readonly retry = undefined;
  readonly isFinished = false;
  #lines = new Lines(/\n/);

  get pending(): number {
    return this.#lines.rest.length;
  }

  restart(): void {
    this.#lines = new Lines(/\n/);
  }

  push(text: string, messages: E[]): void {
    for (const line of this.#lines.push(text)) this.#parse(line, messages);
  }

  /** The last line need not be ended. */
  end(messages: E[]): void {
    this.#parse(this.#lines.rest, messages);
  }

  #parse(line: string, messages: E[]): void {
    const text = line.startsWith(SEPARATOR) ? line.slice(1) : line;
    // What comes is what the contract declares.
    if (/\S/.test(text)) messages.push(parseMessage(text) as E);
  }
}
