import type { PartEncoding } from "../operation.ts";
import { fields } from "./form.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { jsonText } from "./styles.ts";

/** One part, as it is sent. */
interface Part {
  readonly name: string;
  readonly content: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  readonly contentType: string | undefined;
  readonly fileName: string | undefined;
}

export interface Multipart {
  readonly content: Blob;
  readonly contentType: string;
}

/**
 * A body in parts. Written here and not by the platform, because all attempts must carry the same boundary (servers compare
 * bodies that share an idempotency key), because parts that aren't files may have a media type, and because files are not
 * copied into memory this way.
 */
export function encodeMultipart(body: unknown, encodings: Readonly<Record<string, PartEncoding>> = {}): Multipart {
  const parts =
    body instanceof FormData ? [...body].map(([name, value]) => part(name, value)) : partsOf(body, encodings);
  const boundary = `----hivegen-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const pieces = parts.flatMap((item) => [`--${boundary}\r\n${head(item)}\r\n\r\n`, item.content, "\r\n"]);
  const contentType = `multipart/form-data; boundary=${boundary}`;
  return { content: new Blob([...pieces, `--${boundary}--\r\n`]), contentType };
}

/** A list is sent as a part for each item. */
function partsOf(body: unknown, encodings: Readonly<Record<string, PartEncoding>>): Part[] {
  return fields(body).flatMap(([name, value]) => {
    const encoding = encodings[name];
    const items = Array.isArray(value) && !isOneText(encoding) ? value : [value];
    return items.filter((item) => !isAbsent(item)).map((item) => part(name, item, encoding?.contentType));
  });
}

/** A list with a JSON media type of its own is one JSON text. */
function isOneText(encoding: PartEncoding | undefined): boolean {
  return encoding?.contentType !== undefined && /\bjson\b/i.test(encoding.contentType);
}

function part(name: string, value: unknown, declaredType?: string): Part {
  const contentType = concrete(declaredType);
  if (value instanceof Blob) {
    const fileName = value instanceof File ? value.name : "blob";
    return { name, content: value, contentType: value.type || contentType || "application/octet-stream", fileName };
  }
  if (value instanceof ArrayBuffer || isBytes(value)) {
    return { name, content: value, contentType: contentType ?? "application/octet-stream", fileName: "blob" };
  }
  const wire = toWire(value);
  if (typeof wire === "object") {
    return { name, content: jsonText(wire), contentType: contentType ?? "application/json", fileName: undefined };
  }
  const isJson = contentType !== undefined && /\bjson\b/i.test(contentType);
  return { name, content: isJson ? jsonText(wire) : String(wire), contentType, fileName: undefined };
}

/** A list of alternatives (`image/png, image/jpeg`) or a range says what is taken, not what is sent. */
function concrete(contentType: string | undefined): string | undefined {
  return contentType === undefined || /[,*]/.test(contentType) ? undefined : contentType;
}

function isBytes(value: unknown): value is ArrayBufferView<ArrayBuffer> {
  return ArrayBuffer.isView(value);
}

function head({ name, fileName, contentType }: Part): string {
  const file = fileName === undefined ? "" : `; filename="${escapeQuoted(fileName)}"`;
  const type = contentType === undefined ? "" : `\r\nContent-Type: ${contentType.replace(/[\r\n]/g, "")}`;
  return `Content-Disposition: form-data; name="${escapeQuoted(name)}"${file}${type}`;
}

/** As browsers do. */
function escapeQuoted(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
