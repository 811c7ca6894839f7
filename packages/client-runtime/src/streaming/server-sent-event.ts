/** An event as a server sends it in a `text/event-stream`. */
export interface ServerSentEvent<Data = string, Name extends string = string> {
  /** What kind of event it is; `message` where the server doesn't say. */
  readonly event: Name;
  readonly data: Data;
  /** Id of this event, or of the last one that had an id; empty if none had. */
  readonly id: string;
}
