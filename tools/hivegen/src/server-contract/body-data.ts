import type { Content, ContentKind, RequestBody } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";

/** A media type of a request body, and what the handler gets: a value of the schema, or bytes where there is none. */
export interface AcceptedContent {
  readonly mediaType: string;
  readonly kind: ContentKind;
  readonly schema: Schema | undefined;
}

/** What a server reads of a body. XML and other text reaches the handler as text, whatever its schema says of the inside. */
export function acceptedContents(body: RequestBody, types: NamedTypes): AcceptedContent[] {
  return body.contents.map(({ mediaType, kind, schema }) => ({
    mediaType,
    kind,
    schema: acceptedSchema(kind, schema, types),
  }));
}

function acceptedSchema(kind: ContentKind, schema: Schema | undefined, types: NamedTypes): Schema | undefined {
  if (kind === "binary") return undefined;
  if (kind !== "text") return schema;
  const form = schema && resolved(schema, types).kind;
  return form === "string" || form === "enum" ? schema : { kind: "string" };
}

/** The JSON schema of a body among its contents, if there is one. */
export function jsonSchemaOf(contents: readonly Content[]): Schema | undefined {
  return contents.find(({ kind, schema }) => schema && kind === "json")?.schema;
}
