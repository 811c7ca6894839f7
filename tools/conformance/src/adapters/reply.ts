import { isObject } from "../cases/expand.ts";

/** What an adapter answers to a command. `README.md` says what is in it. */
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly sleeps?: unknown;
  readonly logs?: unknown;
  readonly response?: unknown;
  readonly progress?: unknown;
  readonly seen?: unknown;
  readonly object?: unknown;
  readonly files?: unknown;
}

/** Something that an adapter tells without being asked. */
export interface SleepEvent {
  readonly event: "sleep";
  readonly client: string;
  readonly seconds: number;
}

/** Reads a line that an adapter wrote. Throws an `Error` that says what the line should be. */
export function readLine(line: string): Reply | SleepEvent {
  const document: unknown = JSON.parse(line);
  if (isReply(document) || isSleepEvent(document)) return document;
  throw new Error("neither a reply (id, and value or error) nor a sleep event");
}

function isReply(value: unknown): value is Reply {
  if (!isObject(value) || typeof value.id !== "number") return false;
  return isObject(value.error) ? typeof value.error.type === "string" : "value" in value;
}

function isSleepEvent(value: unknown): value is SleepEvent {
  return (
    isObject(value) && value.event === "sleep" && typeof value.client === "string" && typeof value.seconds === "number"
  );
}
