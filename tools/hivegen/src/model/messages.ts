import { arrayOf, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Content, MessageKind, Messages, Response } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { isEventStream, isJson, isStream } from "./media-types.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";
import type { Schema } from "./schema.ts";
import { constantsOf } from "./variants.ts";

/** What a response says message by message, if it is a stream. */
export function messagesOf(context: Context, raw: RawOperation, response: Response): Messages | undefined {
  const content = response.contents.find(({ mediaType }) => isStream(mediaType));
  if (!content) return undefined;
  const message = messageSchema(context, raw, response, content);
  const at = [...raw.pointer, "responses", response.status, "content", content.mediaType];
  if (isEventStream(content.mediaType)) return eventsOf(context, message, at);
  return { format: "lines", kinds: [{ name: undefined, isText: false, schema: readSchema(context, message, at) }] };
}

/** Schema of one message: `itemSchema` (OpenAPI 3.2); before that, the schema of the items or of what is repeated. */
function messageSchema(
  context: Context,
  raw: RawOperation,
  { status }: Response,
  { mediaType }: Content,
): Json | undefined {
  const declared = resolve(context, objectOf(raw.operation.responses)[status]);
  const { itemSchema, schema } = objectOf(objectOf(declared.content)[mediaType]);
  if (itemSchema !== undefined) return itemSchema;
  const { type, items } = resolve(context, schema);
  return type === "array" && items !== undefined ? items : schema;
}

/**
 * The schema describes the event (`event`, `data`, `id`, `retry`), perhaps in variants, or else its data. Without a schema
 * data is text.
 */
function eventsOf(context: Context, message: Json | undefined, at: readonly string[]): Messages {
  const variants = variantsOf(context, message);
  const kinds = variants.every(isEvent)
    ? variants.map(({ event, data }) => ({ name: nameIn(context, event), ...dataOf(context, data, at) }))
    : [{ name: undefined, ...dataOf(context, message, at) }];
  // Nothing tells such text from JSON when it arrives.
  const isMixed = kinds.some(({ isText }) => !isText) && kinds.some(({ isText, name }) => isText && name === undefined);
  const text: Schema = { kind: "string" };
  return { format: "events", kinds: isMixed ? kinds.map(({ name }) => ({ name, isText: true, schema: text })) : kinds };
}

/** The members of each variant. */
function variantsOf(context: Context, message: Json | undefined): JsonObject[] {
  const { properties, oneOf, anyOf } = resolve(context, message);
  const common = objectOf(properties);
  const variants = [...arrayOf(oneOf), ...arrayOf(anyOf)].map((variant) => resolve(context, variant));
  if (variants.length === 0) return [common];
  return variants.map((variant) => ({ ...common, ...objectOf(variant.properties) }));
}

const EVENT_MEMBERS = new Set(["comment", "data", "event", "id", "retry"]);

function isEvent(members: JsonObject): boolean {
  return members.data !== undefined && Object.keys(members).every((name) => EVENT_MEMBERS.has(name));
}

function nameIn(context: Context, event: Json | undefined): string | undefined {
  const names = constantsOf(resolve(context, event));
  return names.length === 1 ? stringOf(names[0]) : undefined;
}

/** A text may be said to hold JSON. */
function dataOf(context: Context, data: Json | undefined, at: readonly string[]): Omit<MessageKind, "name"> {
  const { contentMediaType, contentSchema } = resolve(context, data);
  if (contentSchema !== undefined || isJson(stringOf(contentMediaType) ?? "")) {
    return { isText: false, schema: readSchema(context, contentSchema, at) };
  }
  if (data === undefined) return { isText: true, schema: { kind: "string" } };
  const schema = readSchema(context, data, at);
  const isText = isTextual(resolve(context, data));
  return { isText, schema: schema.kind === "binary" ? { kind: "string" } : schema };
}

function isTextual(data: JsonObject): boolean {
  const values = constantsOf(data);
  if (data.type === undefined && values.length > 0) return values.every((value) => typeof value === "string");
  return data.type === "string" || data.type === "file";
}
