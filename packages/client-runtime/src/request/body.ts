import type { PartEncoding } from "../operation.ts";
import { formEncode } from "./form.ts";
import { type BodyContent, type BodyEncoder, encodeJson, fixedBody, type OutgoingBody } from "./json-body.ts";
import { encodeMultipart } from "./multipart.ts";

/** A body that is sent as it is. A function that returns a new stream each time makes a stream repeatable. */
export type BinaryBody =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/** How properties of forms are written, by media type and property, where that is not the default. */
export type Encodings = Readonly<Record<string, Readonly<Record<string, PartEncoding>>>>;

/**
 * For operations that take other bodies than JSON: objects become what the media type says, such as forms or multipart;
 * text, bytes, blobs, streams and `FormData` are taken as they are. A function that returns a new stream each time makes a
 * stream repeatable.
 */
export function anyBody(encodings: Encodings = {}): BodyEncoder {
  return (body, type) => {
    if (typeof body === "function") {
      const source = body as () => BodyContent;
      return { content: source, replayable: true, contentType: type, streaming: true };
    }
    if (body instanceof ReadableStream) {
      return { content: () => body, replayable: false, contentType: type, streaming: true };
    }
    if (body instanceof FormData) return multipart(body);
    if (body instanceof URLSearchParams) return fixedBody(body.toString(), "application/x-www-form-urlencoded");
    if (isBinary(body)) return fixedBody(body, type);
    return encodeValue(type, body, encodings[type]);
  };
}

function encodeValue(type: string, body: unknown, encoding: Encodings[string] = {}): OutgoingBody {
  if (/^multipart\/form-data\b/i.test(type)) return multipart(body, encoding);
  if (typeof body === "string" && !isJson(type)) return fixedBody(body, type);
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return fixedBody(formEncode(body, encoding), type);
  return encodeJson(body, type);
}

function multipart(body: unknown, encoding?: Encodings[string]): OutgoingBody {
  const { content, contentType } = encodeMultipart(body, encoding);
  return fixedBody(content, contentType);
}

function isJson(mediaType: string): boolean {
  return /^[\w.-]+\/([\w.-]+\+)?json\b/i.test(mediaType);
}

function isBinary(body: unknown): body is BodyContent {
  return body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}
