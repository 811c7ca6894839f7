import type { Content, RequestBody } from "../model/api-model.ts";
import { isJson } from "../model/media-types.ts";
import type { Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "./named-types.ts";

/** A media type of a request body, and what the handler gets: a value of the schema, or bytes where there is none. */
export interface AcceptedContent {
  readonly mediaType: string;
  readonly schema: Schema | undefined;
}

const TEXT = /^text\/|^application\/(?:[\w.-]+\+)?(?:xml|yaml)\b|^application\/x-(?:yaml|ndjson)\b/i;
const FORM = /^application\/x-www-form-urlencoded\b|^multipart\//i;

/** What a server reads of a body. XML and other text reaches the handler as text, whatever its schema says of the inside. */
export function acceptedContents(body: RequestBody, types: NamedTypes): AcceptedContent[] {
  return body.contents.map(({ mediaType, schema }) => ({
    mediaType,
    schema: acceptedSchema(mediaType, schema, types),
  }));
}

function acceptedSchema(mediaType: string, schema: Schema | undefined, types: NamedTypes): Schema | undefined {
  if (mediaType.includes("*") || isJson(mediaType) || FORM.test(mediaType)) return schema;
  const kind = schema && resolved(schema, types).kind;
  if (kind === "binary") return undefined;
  if (kind === "string" || kind === "enum") return schema;
  return TEXT.test(mediaType) ? { kind: "string" } : undefined;
}

/** The JSON schema of a body among its contents, if there is one. */
export function jsonSchemaOf(contents: readonly Content[]): Schema | undefined {
  return contents.find(({ mediaType, schema }) => schema && isJson(mediaType))?.schema;
}
