import { isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Content, RequestBody, Response } from "./api-model.ts";
import { type Context, placeOf, resolve } from "./context.ts";
import { holdsBytes } from "./files.ts";
import { byPreference, concreteType, formsFirst, isJson, kindOfContent } from "./media-types.ts";
import { readSchema } from "./read-schema.ts";

/** @param at where the object is that has the `content` */
export function readContents(context: Context, raw: Json | undefined, at: readonly string[]): Content[] {
  return Object.entries(objectOf(raw)).map(([mediaType, value]) => {
    const media = objectOf(value);
    const schema =
      media.schema === undefined
        ? undefined
        : readSchema(context, media.schema, [...at, "content", mediaType, "schema"]);
    const kind = kindOfContent(mediaType, schema);
    return {
      mediaType,
      sentAs: concreteType(mediaType, kind),
      kind,
      schema,
      examples: examplesOf(context, media),
      namedExamples: namedExamplesOf(context, media),
      encoding: encodingOf(media),
    };
  });
}

function encodingOf(media: JsonObject): Content["encoding"] {
  const declared = Object.entries(objectOf(media.encoding)).map(([property, raw]) => {
    const { contentType, style, explode } = objectOf(raw);
    return [
      property,
      {
        contentType: stringOf(contentType),
        style: stringOf(style),
        explode: typeof explode === "boolean" ? explode : undefined,
      },
    ] as const;
  });
  return Object.fromEntries(declared);
}

function examplesOf(context: Context, media: JsonObject): Json[] {
  const named = Object.values(namedExamplesOf(context, media));
  return media.example === undefined ? named : [media.example, ...named];
}

function namedExamplesOf(context: Context, media: JsonObject): Record<string, Json> {
  const examples: Record<string, Json> = {};
  for (const [name, example] of Object.entries(objectOf(media.examples))) {
    const { value } = resolve(context, example);
    if (value !== undefined) examples[name] = value;
  }
  return examples;
}

export function readRequestBody(
  context: Context,
  raw: Json | undefined,
  at: readonly string[],
): RequestBody | undefined {
  if (!isObject(raw)) return undefined;
  const body = resolve(context, raw);
  const contents = readContents(context, body.content, placeOf(raw, at));
  const isForForms = contents.length > 1 && jsonHoldsBytes(context, objectOf(body.content));
  contents.sort(isForForms ? formsFirst : byPreference);
  if (contents.length === 0) return undefined;
  return { required: body.required === true, description: stringOf(body.description), contents };
}

function jsonHoldsBytes(context: Context, contents: JsonObject): boolean {
  return Object.entries(contents).some(
    ([mediaType, media]) => isJson(mediaType) && holdsBytes(context, objectOf(media).schema),
  );
}

export function readResponse(context: Context, status: string, raw: Json | undefined, at: readonly string[]): Response {
  const response = resolve(context, raw);
  const contents = readContents(context, response.content, placeOf(raw, at));
  const headers = Object.entries(objectOf(response.headers)).map(([name, header]) => ({
    name,
    description: stringOf(resolve(context, header).description),
  }));
  return { status, description: stringOf(response.description), kind: kindOf(contents), contents, headers };
}

function kindOf(contents: readonly Content[]): Response["kind"] {
  if (contents.length === 0) return "empty";
  return contents.some(({ mediaType, schema }) => isJson(mediaType) && schema?.kind !== "binary") ? "json" : "binary";
}
