import { InvalidInputError } from "../errors/client-error.ts";
import { isAbsent, toWire } from "./scalar.ts";

/** What `fetch` takes, by a name that Node's own types have too. */
export type BodyContent = NonNullable<RequestInit["body"]>;

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
export async function encodeBody(mediaType: string | undefined, body: unknown): Promise<OutgoingBody | undefined> {
  if (body === undefined) return undefined;
  const type = mediaType ?? "application/json";
  if (typeof body === "function") {
    const source = body as () => BodyContent;
    return { content: source, replayable: true, contentType: type, streaming: true };
  }
  if (body instanceof ReadableStream) {
    return { content: () => body, replayable: false, contentType: type, streaming: true };
  }
  if (body instanceof FormData) return encodeMultipart(body);
  if (body instanceof URLSearchParams) return fixed(body.toString(), "application/x-www-form-urlencoded");
  if (isBinary(body)) return fixed(body, type);
  return encodeValue(type, body);
}

function encodeValue(type: string, body: unknown): OutgoingBody | Promise<OutgoingBody> {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return fixed(formEncode(body), type);
  if (/^multipart\/form-data\b/i.test(type)) return encodeMultipart(toFormData(body));
  if (typeof body === "string" && !isJson(type)) return fixed(body, type);
  return fixed(toJson(body), type);
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

/** Encoded here, so that all attempts carry the same boundary: servers compare bodies that share an idempotency key. */
async function encodeMultipart(form: FormData): Promise<OutgoingBody> {
  const encoded = new Response(form);
  const contentType = encoded.headers.get("content-type") ?? undefined;
  return fixed(await encoded.arrayBuffer(), contentType);
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

function formEncode(body: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of fields(body)) form.append(name, text(value));
  return form.toString();
}

function toFormData(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of fields(body)) {
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, text(value));
  }
  return form;
}

/** One field for each item of a list. */
function fields(body: unknown): [string, unknown][] {
  if (typeof body !== "object" || body === null) {
    throw new InvalidInputError("the request body must be an object, as it is sent as a form.");
  }
  return Object.entries(body)
    .flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((item) => [name, item] as [string, unknown])
        : [[name, value] as [string, unknown]],
    )
    .filter(([, value]) => !isAbsent(value));
}

function text(value: unknown): string {
  const wire = toWire(value);
  return typeof wire === "object" ? toJson(wire) : String(wire);
}
