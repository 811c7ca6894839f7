import { InvalidInputError } from "../errors/client-error.ts";
import type { Operation, PartEncoding } from "../operation.ts";
import { formEncode } from "./form.ts";
import { encodeMultipart, type Multipart } from "./multipart.ts";

/** What `fetch` takes, by a name that Node's own types have too. */
export type BodyContent = NonNullable<RequestInit["body"]>;

/** A body that is sent as it is. A function that returns a new stream each time makes a stream repeatable. */
export type BinaryBody =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/** A request body, written once and sent with each attempt. */
export interface OutgoingBody {
  /** For each attempt anew. */
  readonly content: () => BodyContent;
  /** A stream that has been read is gone, so the request can't be made a second time. */
  readonly replayable: boolean;
  /** `undefined`: the platform sets it. */
  readonly contentType: string | undefined;
  /** `fetch` wants to be told. */
  readonly streaming: boolean;
}

/**
 * Writes a body in its declared media type. Objects become JSON, forms or multipart; text, bytes, blobs, streams and
 * `FormData` are taken as they are. A function that returns a new stream each time makes a stream repeatable.
 */
export function encodeBody(
  body: unknown,
  type = "application/json",
  encodings: Operation["encodings"] = {},
): OutgoingBody | undefined {
  if (body === undefined) return undefined;
  if (typeof body === "function") {
    const source = body as () => BodyContent;
    return { content: source, replayable: true, contentType: type, streaming: true };
  }
  if (body instanceof ReadableStream) {
    return { content: () => body, replayable: false, contentType: type, streaming: true };
  }
  if (body instanceof FormData) return multipart(encodeMultipart(body));
  if (body instanceof URLSearchParams) return fixed(body.toString(), "application/x-www-form-urlencoded");
  if (isBinary(body)) return fixed(body, type);
  return encodeValue(type, body, encodings[type]);
}

function encodeValue(type: string, body: unknown, encoding: Readonly<Record<string, PartEncoding>> = {}): OutgoingBody {
  if (/^multipart\/form-data\b/i.test(type)) return multipart(encodeMultipart(body, encoding));
  if (typeof body === "string" && !isJson(type)) return fixed(body, type);
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return fixed(formEncode(body, encoding), type);
  return fixed(toJson(body), type);
}

function multipart({ content, contentType }: Multipart): OutgoingBody {
  return fixed(content, contentType);
}

function isJson(mediaType: string): boolean {
  return /^[\w.-]+\/([\w.-]+\+)?json\b/i.test(mediaType);
}

function isBinary(body: unknown): body is BodyContent {
  return body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}

function fixed(content: BodyContent, contentType: string | undefined): OutgoingBody {
  return { content: () => content, replayable: true, contentType, streaming: false };
}

function toJson(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new InvalidInputError("the request body can't be written as JSON: it has a cycle or a bigint in it.", {
      cause,
    });
  }
}
