import { type Json, objectOf } from "../document/json.ts";
import type { Envelope, Pagination, Response, Result } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { unwrap } from "./envelope.ts";
import { isStream } from "./media-types.ts";
import { messagesOf } from "./messages.ts";
import { findAt, itemsOf } from "./properties.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";
import type { Schema } from "./schema.ts";
import { answerKind, mainSuccess, reportOtherAnswers } from "./successes.ts";

/** What a successful call gives: of several statuses with different bodies, one of them. */
export function resultOf(
  context: Context,
  raw: RawOperation,
  successes: readonly Response[],
  envelope: Envelope | undefined,
  pagination: Pagination | undefined,
): Result {
  const main = mainSuccess(successes);
  const facts = {
    status: Number(main?.status) || 200,
    mediaTypes: wantedTypes(main, successes),
    description: main?.description,
    headers: main?.headers ?? [],
  };
  const none = { schema: undefined, optional: false, item: undefined, meta: undefined, messages: undefined };
  if (!main || raw.method === "HEAD") return { ...facts, ...none, kind: "empty" };
  reportOtherAnswers(context, raw.pointer, main, successes);
  const optional = successes.some((response) => answerKind(response) === "empty");
  switch (answerKind(main)) {
    case "json":
      return jsonResult(context, raw, { main, successes, envelope, pagination }, { ...facts, ...none, optional });
    case "text":
      return { ...facts, ...none, kind: "text", schema: { kind: "string" }, optional };
    case "binary":
      return { ...facts, ...none, kind: "binary" };
    case "stream":
      return { ...facts, ...none, kind: "stream", messages: messagesOf(context, raw, main) };
    case "empty":
      return { ...facts, ...none, kind: "empty" };
  }
}

/** Of JSON the plainest type of each status; of text, that; of bytes, all that there is. */
function wantedTypes(main: Response | undefined, successes: readonly Response[]): string[] {
  const kind = main && answerKind(main);
  if (kind === "stream") {
    const wanted = main?.contents.find(({ mediaType }) => isStream(mediaType));
    return wanted ? [wanted.mediaType] : [];
  }
  if (kind !== "json") {
    const wanted = main?.contents.filter((content) => kind === "binary" || content.kind === kind) ?? [];
    return wanted.map(({ mediaType }) => mediaType);
  }
  const best = successes.flatMap(({ contents }) => {
    const types = contents.filter((content) => content.kind === "json").map(({ sentAs }) => sentAs);
    return types.includes("application/json") ? ["application/json"] : types.slice(0, 1);
  });
  return [...new Set(best)];
}

interface Answers {
  readonly main: Response;
  readonly successes: readonly Response[];
  readonly envelope: Envelope | undefined;
  readonly pagination: Pagination | undefined;
}

function jsonResult(context: Context, raw: RawOperation, answers: Answers, facts: Omit<Result, "kind">): Result {
  const { main, envelope, pagination } = answers;
  const at = raw.pointer;
  const wire = wireSchema(context, raw, main);
  const parts = envelope && unwrap(context, wire, envelope);
  if (parts && parts.data === undefined) return { ...facts, optional: false, kind: "empty" };
  const meta = parts?.meta === undefined ? undefined : readSchema(context, parts.meta, at);
  const own = readSchema(context, parts ? parts.data : wire, at);
  const items = pagination && itemsOf(context, findAt(context, wire, pagination.items)?.schema);
  const optional = facts.optional || parts?.required === false;
  if (items !== undefined) {
    return { ...facts, kind: "page", schema: own, optional, item: readSchema(context, items, at), meta };
  }
  return { ...facts, kind: "data", schema: eitherOf([own, ...otherData(context, raw, answers)]), optional, meta };
}

/** What JSON bodies of other successful statuses hold. */
function otherData(context: Context, raw: RawOperation, { main, successes, envelope }: Answers): Schema[] {
  const others = successes.filter((response) => response !== main && answerKind(response) === "json");
  return others.flatMap((response) => {
    const wire = wireSchema(context, raw, response);
    const parts = envelope && unwrap(context, wire, envelope);
    if (!envelope) return [readSchema(context, wire, raw.pointer)];
    if (parts) return parts.data === undefined ? [] : [readSchema(context, parts.data, raw.pointer)];
    const message = `Status ${response.status} doesn't have the envelope of status ${main.status}, so calls that it answers fail. Callers get it by asResponse().`;
    context.report("RESPONSE_MIXED", "warning", [...raw.pointer, "responses", response.status], message);
    return [];
  });
}

function eitherOf(schemas: readonly Schema[]): Schema {
  const distinct = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  const [only = { kind: "any" } as const, ...others] = distinct.values();
  if (others.length === 0) return only;
  return { kind: "union", variants: [...distinct.values()], exclusive: false };
}

/** Schema of the JSON body of a response as it is on the wire, if it has one. */
export function wireSchema(context: Context, raw: RawOperation, response: Response | undefined): Json | undefined {
  const json = response?.contents.find(({ kind }) => kind === "json");
  if (!json || !response || answerKind(response) !== "json") return undefined;
  const declared = resolve(context, objectOf(raw.operation.responses)[response.status]);
  return objectOf(objectOf(declared.content)[json.mediaType]).schema;
}
