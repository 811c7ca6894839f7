import type { RequestBody, ServerOperation } from "../contract.ts";
import { invalidRequest } from "../errors/invalid-request.ts";
import { RequestFault } from "../errors/request-fault.ts";
import type { Schema } from "../schema/schema.ts";
import { readFields } from "./fields.ts";
import { readJson, UnreadableJson } from "./json.ts";
import { contentKey, isJsonType, type MediaType, parseMediaType } from "./media-type.ts";
import { readMultipart } from "./multipart.ts";
import { unwrapped } from "./text-values.ts";
import { decodeText, splitPairs } from "./url-encoding.ts";

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const MULTIPART = "multipart/form-data";
const FORM = "application/x-www-form-urlencoded";
const CHARSETS = new Set<string | undefined>([undefined, "utf-8", "utf8", "us-ascii"]);

/** Whether the request has a body, from its headers alone. */
function hasBody(headers: Headers): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function unsupported(body: RequestBody): RequestFault {
  return new RequestFault(415, `Send the body as ${Object.keys(body.content).join(" or ")}.`);
}

function acceptedType(body: RequestBody, headers: Headers): MediaType {
  const header = headers["content-type"];
  const media = parseMediaType(typeof header === "string" ? header : undefined);
  if (media === undefined || contentKey(body.content, media.type) === undefined) throw unsupported(body);
  if (!CHARSETS.has(media.charset)) throw new RequestFault(415, "Send the body in UTF-8.");
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new RequestFault(415, "Send the body without Content-Encoding; compressed bodies are not read.", {
      headers: { "accept-encoding": "identity" },
    });
  }
  return media;
}

/**
 * Refuses, before the body is read, what can't be a body of the operation.
 *
 * @throws RequestFault 400 or 415
 */
export function checkBodyHeaders(operation: ServerOperation, headers: Headers): void {
  const { body } = operation;
  if (body === undefined) return;
  if (hasBody(headers)) acceptedType(body, headers);
  else if (body.required) throw invalidRequest(operation, [{ field: "body", reason: "is required" }]);
}

function utf8(operation: ServerOperation, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalidRequest(operation, [{ field: "body", reason: "is not UTF-8 text" }]);
  }
}

function readForm(operation: ServerOperation, text: string, schema: Schema): object {
  const { pairs, fault } = splitPairs(text);
  if (fault !== undefined) throw invalidRequest(operation, [{ field: "body", reason: fault }]);
  const decoded = pairs.map(({ name, raw }): readonly [string, string] => {
    const value = decodeText(raw);
    if (value !== undefined) return [name, value];
    throw invalidRequest(operation, [{ field: name, reason: "has malformed percent-encoding" }]);
  });
  return readFields(decoded, schema);
}

function readJsonBody(operation: ServerOperation, text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof UnreadableJson) throw invalidRequest(operation, [{ field: "body", reason: error.message }]);
    throw error;
  }
}

function isText(type: string, schema: Schema): boolean {
  return type.startsWith("text/") || unwrapped(schema)?.kind === "string";
}

export interface ReadBody {
  /** `undefined` without a body. */
  readonly value: unknown;
  readonly schema: Schema | undefined;
}

/**
 * Reads the bytes of a body by its media type: JSON, forms, text, or as they are where the contract has no schema.
 *
 * @throws RequestFault 400 or 415
 */
export async function readBody(operation: ServerOperation, bytes: unknown, headers: Headers): Promise<ReadBody> {
  const { body } = operation;
  if (body === undefined || !(bytes instanceof Uint8Array) || bytes.length === 0) {
    if (body?.required) throw invalidRequest(operation, [{ field: "body", reason: "is required" }]);
    return { value: undefined, schema: undefined };
  }
  const { type } = acceptedType(body, headers);
  const schema = body.content[contentKey(body.content, type) ?? ""];
  if (schema === undefined || schema.kind === "binary") return { value: bytes, schema };
  if (isJsonType(type)) return { value: readJsonBody(operation, utf8(operation, bytes)), schema };
  if (type === FORM && unwrapped(schema)?.kind !== "string")
    return { value: readForm(operation, utf8(operation, bytes), schema), schema };
  if (type === MULTIPART) return { value: await readMultipart(operation, bytes, headers, schema), schema };
  return { value: isText(type, schema) ? utf8(operation, bytes) : bytes, schema };
}
