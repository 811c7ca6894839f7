/** Makes messages out of the text of a stream. */
export interface Decoder<E> {
  /** Id of the last event that had one; empty if none had. */
  readonly lastEventId: string;
  /** Seconds after which the server wants clients to come back, if it said so. */
  readonly retry: number | undefined;
  /** The server has said that nothing follows. */
  readonly isFinished: boolean;
  /** Characters that are kept until the message that they belong to is complete. */
  readonly pending: number;
  /** Forgets what isn't complete: what follows comes from another connection. */
  restart(): void;
  /** Adds the messages that a piece of text completes. Throws an `UnreadableMessage` for one that isn't JSON. */
  push(text: string, messages: E[]): void;
  /** Adds what the end of the stream completes. */
  end(messages: E[]): void;
}

/** A message that isn't JSON. */
export class UnreadableMessage extends Error {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

export function parseMessage(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableMessage(text);
  }
}
