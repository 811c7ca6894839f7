import type { ServerOperation } from "../contract.ts";
import { invalidRequest } from "../errors/invalid-request.ts";
import type { Schema } from "../schema/schema.ts";
import { type FieldValue, ReadyValue, readFields } from "./fields.ts";
import { readJson, UnreadableJson } from "./json.ts";
import { isJsonType, parseMediaType } from "./media-type.ts";
import { unwrapped } from "./text-values.ts";

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const MAXIMUM_PARTS = 1000;

/** The platform's own parser: the body has been read whole, within the body limit. */
async function partsOf(
  operation: ServerOperation,
  bytes: Uint8Array,
  headers: Headers,
): Promise<[string, string | File][]> {
  try {
    const init = { headers: { "content-type": String(headers["content-type"]) } };
    return [...(await new Response(Uint8Array.from(bytes), init).formData())];
  } catch {
    const reason = "is not valid multipart/form-data; check its boundary";
    throw invalidRequest(operation, [{ field: "body", reason }]);
  }
}

/** The schema of a field, or of its items. */
function fieldSchema(schema: Schema | undefined, name: string): Schema | undefined {
  const object = unwrapped(schema);
  const field = unwrapped(object?.properties?.get(name.replace(/\[\]$/, "")) ?? object?.rest);
  return field?.kind === "array" ? unwrapped(field.rest) : field;
}

/** A part that was sent as a file: bytes where the contract wants bytes, else what is written in it. */
async function fileValue(
  operation: ServerOperation,
  name: string,
  file: File,
  schema: Schema | undefined,
): Promise<FieldValue> {
  if (schema === undefined || schema.kind === "binary") return new ReadyValue(file);
  const text = await file.text();
  if (!isJsonType(parseMediaType(file.type)?.type ?? "")) return text;
  try {
    return new ReadyValue(readJson(text));
  } catch (error) {
    if (error instanceof UnreadableJson) throw invalidRequest(operation, [{ field: name, reason: error.message }]);
    throw error;
  }
}

/** A file that was sent without a name is text to the parser. */
function textValue(text: string, schema: Schema | undefined): FieldValue {
  return schema?.kind === "binary" ? new ReadyValue(new Blob([text])) : text;
}

/**
 * The fields of a multipart form; files are `File`s.
 *
 * @throws RequestFault 400
 */
export async function readMultipart(
  operation: ServerOperation,
  bytes: Uint8Array,
  headers: Headers,
  schema: Schema,
): Promise<object> {
  const parts = await partsOf(operation, bytes, headers);
  if (parts.length > MAXIMUM_PARTS) {
    throw invalidRequest(operation, [{ field: "body", reason: `has more than ${MAXIMUM_PARTS} parts` }]);
  }
  const pairs: (readonly [string, FieldValue])[] = [];
  for (const [name, value] of parts) {
    const field = fieldSchema(schema, name);
    pairs.push([
      name,
      typeof value === "string" ? textValue(value, field) : await fileValue(operation, name, value, field),
    ]);
  }
  return readFields(pairs, schema);
}
