import { type Encodings, formBody } from "./form.ts";
import { type BodyContent, type BodyEncoder, fixedBody, type OutgoingBody } from "./json-body.ts";
import { encodeMultipart } from "./multipart.ts";

/** A body that is sent as it is. A function that returns a new stream each time makes a stream repeatable. */
export type BinaryBody =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | (() => ReadableStream<Uint8Array>);

/**
 * For operations that take other bodies than JSON and forms: objects become what the media type says, such as forms or multipart;
 * text, bytes, blobs, streams and `FormData` are taken as they are. A function that returns a new stream each time makes a
 * stream repeatable.
 */
export function anyBody(encodings: Encodings = {}): BodyEncoder {
  const encodeForm = formBody(encodings);
  return (body, type) => {
    if (typeof body === "function") {
      const source = body as () => BodyContent;
      return { content: source, replayable: true, contentType: type, streaming: true };
    }
    if (body instanceof ReadableStream) {
      return { content: () => body, replayable: false, contentType: type, streaming: true };
    }
    if (body instanceof FormData) return multipart(body);
    if (isBinary(body)) return fixedBody(body, type);
    if (/^multipart\/form-data\b/i.test(type)) return multipart(body, encodings[type]);
    return encodeForm(body, type);
  };
}

function multipart(body: unknown, encoding?: Encodings[string]): OutgoingBody {
  const { content, contentType } = encodeMultipart(body, encoding);
  return fixedBody(content, contentType);
}

function isBinary(body: unknown): body is BodyContent {
  return body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
}
