import { type Decoder, parseMessage } from "./decoder.ts";
import { Lines } from "./lines.ts";

/** What many APIs send as their last event, though it isn't JSON. */
const DONE = "[DONE]";

/** Reads `text/event-stream` as the HTML standard says. An event that the end cuts off is dropped. */
export class EventDecoder<E> implements Decoder<E> {
  readonly #isJson: (event: string) => boolean;
  #lines = new Lines(/\r\n|\n|\r/);
  #lastEventId: string;
  #retry: number | undefined;
  #isFinished = false;
  #id: string;
  #event = "";
  #data: string[] = [];
  #pending = 0;

  /**
   * @param isJson tells by its name what data an event has
   * @param lastEventId what came before
   */
  constructor(isJson: (event: string) => boolean, lastEventId: string) {
    this.#isJson = isJson;
    this.#lastEventId = lastEventId;
    this.#id = lastEventId;
  }

  get lastEventId(): string {
    return this.#lastEventId;
  }

  get retry(): number | undefined {
    return this.#retry;
  }

  get isFinished(): boolean {
    return this.#isFinished;
  }

  get pending(): number {
    return this.#pending + this.#lines.rest.length;
  }

  restart(): void {
    this.#lines = new Lines(/\r\n|\n|\r/);
    this.#id = this.#lastEventId;
    this.#clear();
  }

  push(text: string, events: E[]): void {
    for (const line of this.#lines.push(text)) {
      if (this.#isFinished) break;
      if (line !== "") this.#field(line);
      else this.#dispatch(events);
    }
  }

  end(): void {}

  #field(line: string): void {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "data") {
      this.#data.push(value);
      this.#pending += value.length;
    } else if (name === "event") this.#event = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d+$/.test(value)) this.#retry = Number(value) / 1000;
  }

  #dispatch(events: E[]): void {
    this.#lastEventId = this.#id;
    const isEvent = this.#data.length > 0;
    const [text, event] = [this.#data.join("\n"), this.#event || "message"];
    this.#clear();
    if (!isEvent) return;
    const isJson = this.#isJson(event);
    if (isJson && text === DONE) {
      this.#isFinished = true;
      return;
    }
    const data: unknown = isJson ? parseMessage(text) : text;
    const message: unknown = { event, data, id: this.#lastEventId };
    // What comes is what the contract declares.
    events.push(message as E);
  }

  #clear(): void {
    this.#event = "";
    this.#data = [];
    this.#pending = 0;
  }
}
