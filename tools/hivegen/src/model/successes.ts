import type { Content, Response } from "./api-model.ts";
import type { Context } from "./context.ts";
import { isStream } from "./media-types.ts";

/** What a successful answer is, as callers get it. */
export type AnswerKind = "json" | "stream" | "text" | "binary" | "empty";

/**
 * The responses of a successful call: those of a 2xx status, lowest first. Without any, those that redirect, as clients
 * follow them to a file; without these, the default one.
 */
export function successesOf(responses: readonly Response[]): Response[] {
  const found = [/^2(?:\d\d|XX)$/i, /^3(?:\d\d|XX)$/i, /^default$/i]
    .map((statuses) => responses.filter(({ status }) => statuses.test(status)))
    .find((group) => group.length > 0);
  return [...(found ?? [])].sort((a, b) => (a.status.toUpperCase() < b.status.toUpperCase() ? -1 : 1));
}

/** JSON is preferred, then messages; bytes come before text because a download can be read as text too. */
export function answerKind({ status, contents }: Response): AnswerKind {
  if (/^3/.test(status)) return "binary";
  const kinds = contents.map(kindOf);
  return (["json", "stream", "binary", "text"] as const).find((kind) => kinds.includes(kind)) ?? "empty";
}

function kindOf({ kind, mediaType }: Content): AnswerKind {
  if (isStream(mediaType)) return "stream";
  if (kind === "multipart") return "binary";
  return kind === "form" ? "text" : kind;
}

/** The one that decides how a call is read: the first that has a body. */
export function mainSuccess(successes: readonly Response[]): Response | undefined {
  return successes.find((response) => answerKind(response) !== "empty") ?? successes[0];
}

/** Tells what callers can only get as a raw response. */
export function reportOtherAnswers(
  context: Context,
  pointer: readonly string[],
  main: Response,
  successes: readonly Response[],
): void {
  const kind = answerKind(main);
  for (const other of successes) {
    const otherKind = answerKind(other);
    if (otherKind === kind || otherKind === "empty") continue;
    const message = `Calls are read as ${kind}, as status ${main.status} says, but status ${other.status} answers with ${otherKind}. Callers get that by asResponse().`;
    context.report("RESPONSE_MIXED", "warning", [...pointer, "responses", other.status], message);
  }
  const streamed = main.contents.find(({ mediaType }) => isStream(mediaType));
  if (!streamed || kind === "stream") return;
  const message = `Calls are read as ${kind}, so \`${streamed.mediaType}\` beside it is reached by asResponse() only. Describe the stream as an operation of its own.`;
  context.report("RESPONSE_STREAM", "warning", [...pointer, "responses", main.status], message);
}
