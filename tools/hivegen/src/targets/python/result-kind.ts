import type { Operation } from "../../model/api-model.ts";

/** What a method gives. Streams of messages are handed out as they come, as files are. */
export type ResultKind = "data" | "page" | "text" | "binary" | "empty";

export function resultKind({ result }: Operation): ResultKind {
  return result.kind === "stream" ? "binary" : result.kind;
}
